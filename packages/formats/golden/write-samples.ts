/**
 * Writes what golden/check_formats.py checks: from a model folder, a copy of its weights in float32, its linear layers
 * in NF4 with both roundings, and an adapter for them.
 *
 *     node write-samples.ts <model folder> <output folder>
 */
import { join } from 'node:path'
import {
  loraKey,
  openModelFolder,
  type PeftAdapter,
  peftLoraConfig,
  quantizeModelNf4,
  readTensor,
  writeAdapter,
  writeSafetensors,
} from '@tunesmith/formats'

const [modelFolder, output] = process.argv.slice(2)
const model = openModelFolder(modelFolder)
const entries = [...model.tensors.values()]
const linears = entries.map(({ name }) => name).filter((name) => name.includes('_proj.'))

writeSafetensors(
  join(output, 'copy.safetensors'),
  entries.map((entry) => ({ name: entry.name, dtype: 'F32', shape: entry.shape, data: () => readTensor(entry) })),
)
for (const absmaxRounding of ['nearest', 'grid'] as const) {
  await quantizeModelNf4(model, linears, join(output, `nf4-${absmaxRounding}.safetensors`), { absmaxRounding })
}

const rank = 4
const tensors: PeftAdapter['tensors'] = new Map()
for (const name of linears) {
  const [out, columns] = model.tensors.get(name)!.shape
  const module = name.replace(/\.weight$/, '')
  const wave = (count: number, step: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * step) / 8)
  tensors.set(loraKey(module, 'A'), { shape: [rank, columns], data: wave(rank * columns, 0.7) })
  tensors.set(loraKey(module, 'B'), { shape: [out, rank], data: wave(out * rank, 1.3) })
}
const targets = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj']
const config = peftLoraConfig({ r: rank, lora_alpha: 8, target_modules: targets })
writeAdapter(join(output, 'adapter'), { config, tensors })
