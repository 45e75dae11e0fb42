import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from '@tunesmith/contract'
import { loraKey, peftLoraConfig, writeAdapter } from '@tunesmith/formats'
import { runsFolder, type Store } from '@tunesmith/store'
import { modelPath } from '@tunesmith/trainer/worker'

export const bundledName = 'tunesmith-base-10m'

export interface FinishedRun {
  id: string
  name: string
  /** Identifier of what it began with. */
  model?: string
  state?: string
  verdict?: Verdict
  /** The file of rows it read. */
  train?: string
  /** Path of the model it was trained from. */
  base?: string
}

/** An adapter for the bundled model, small and the same each time. */
export function writeSmallAdapter(folder: string, base: string | null = null): void {
  const width = 384
  const rank = 2
  const module = 'model.layers.0.self_attn.q_proj'
  const factor = (shape: number[]) => ({ shape, data: Float32Array.from({ length: shape[0] * shape[1] }, (_, index) => Math.sin(index) / 100) })
  writeAdapter(folder, {
    config: peftLoraConfig({ r: rank, lora_alpha: 4, target_modules: ['q_proj'], base_model_name_or_path: base }),
    tensors: new Map([[loraKey(module, 'A'), factor([rank, width])], [loraKey(module, 'B'), factor([width, rank])]]),
  })
}

type Place = Pick<Store, 'db' | 'folder'>

/** A run as one that trained an adapter leaves it: its row, its log and its result. */
export async function addRun({ db, folder }: Place, run: FinishedRun): Promise<void> {
  const { id, name, model = bundledName, state = 'finished', verdict, train = 'rows.jsonl', base = modelPath(bundledName) } = run
  const time = new Date().toISOString()
  await db.insertInto('runs').values({
    id, name, model, state, priority: 0, summary: '{}', verdict: verdict === undefined ? null : JSON.stringify(verdict), created_by: 'user_test',
    spec: JSON.stringify({ model: base, data: { train, system: 'Be kind.' }, output: 'run' }), created_at: time, queued_at: time, ended_at: time,
  }).execute()
  const path = join(runsFolder(folder), id)
  mkdirSync(path, { recursive: true })
  writeSmallAdapter(join(path, 'adapter'), base)
  const setting = (key: string, value: unknown) => ({ setting: key, value, origin: 'chosen', reason: 'because' })
  const planned = {
    type: 'planned', time, name, settings: [setting('method', 'lora'), setting('lora.rank', 8), setting('lora.targetModules', ['q_proj', 'v_proj'])],
    totalSteps: 30, trainingRows: 7, validationRows: 1, supervisedTokens: 100, parameters: 10_130_304, trainableParameters: 1000, memoryBytes: 1e8,
    tokensPerSecond: 100, secondsLeft: { low: 1, high: 2 },
  }
  writeFileSync(join(path, 'events.jsonl'), `${JSON.stringify(planned)}\n`)
}
