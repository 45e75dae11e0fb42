import { basename } from 'node:path'
import {
  type AdapterTensor,
  type GgufTensorToWrite,
  ggufValue,
  loraKey,
  openModelFolder,
  readAdapter,
  writeGguf,
  type WriteGgufOptions,
} from '@tunesmith/formats'
import { type Architecture, loadAdapter, readArchitecture } from '@tunesmith/nn'
import { ggufFamilyOf } from './families.ts'
import { requireRunnable } from './refusal.ts'
import { changeRows } from './rows.ts'
import { ggufModule, rowChange } from './tensors.ts'

export interface AdapterGgufOptions extends WriteGgufOptions {
  /** Model folder in Hugging Face format that the adapter was trained on. */
  base: string
  /** PEFT adapter folder. */
  adapter: string
  /** What programs show; the adapter folder's name when left out. */
  name?: string
}

/**
 * Writes a LoRA adapter for llama.cpp, to be loaded with the base model as `writeModelGguf` writes it.
 *
 * @param path the file to write
 * @returns the bytes of the file
 * @throws ADAPTER_VARIANT_UNSUPPORTED for DoRA, trained embeddings and whatever else is more than W + scale · B·A, which
 *   can be merged instead; ADAPTER_WEIGHTS_INVALID where it was made for another model; GGUF_EXPORT_UNSUPPORTED as
 *   `writeModelGguf`; what `openModelFolder`, `readAdapter` and `writeGguf` throw
 */
export async function writeAdapterGguf(path: string, options: AdapterGgufOptions): Promise<number> {
  const { base, adapter, name = basename(adapter) } = options
  const architecture = readArchitecture(openModelFolder(base).config)
  requireRunnable(architecture, base)
  const { targets } = loadAdapter(adapter, architecture)
  const { tensors } = readAdapter(adapter)
  // llama.cpp scales by alpha / rank, with one alpha for all
  const alphas = new Map([...targets].map(([module, { rank, scale }]) => [module, rank * scale]))
  const [alpha] = alphas.values()
  const { text, float32 } = ggufValue
  const metadata = new Map([
    ['general.type', text('adapter')],
    ['general.architecture', text(ggufFamilyOf(architecture).architecture)],
    ['general.name', text(name)],
    ['adapter.type', text('lora')],
    ['adapter.lora.alpha', float32(alpha)],
  ])
  const pairs = [...alphas].flatMap(([module, own]) =>
    pair(architecture, module, tensors.get(loraKey(module, 'A'))!, tensors.get(loraKey(module, 'B'))!, own / alpha),
  )
  return writeGguf(path, { metadata, tensors: pairs }, options)
}

/** A and B of a module; B makes the rows of the weight, and is changed as they are. */
function pair(
  architecture: Architecture,
  module: string,
  a: AdapterTensor,
  b: AdapterTensor,
  scale: number,
): GgufTensorToWrite[] {
  const name = `${ggufModule(architecture, module)}.weight`
  const change = rowChange(architecture, module)
  const changed = { ...change, factor: change.factor * scale }
  return [
    { name: `${name}.lora_a`, type: 'F32', shape: a.shape, rows: () => [a.data] },
    { name: `${name}.lora_b`, type: 'F32', shape: b.shape, rows: () => [changeRows(b.data.slice(), b.shape[1], changed)] },
  ]
}
