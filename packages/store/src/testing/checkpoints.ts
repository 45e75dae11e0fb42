import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** As a training does: the log first, the checkpoint beside, then under its name, then the one before away. */
export function saveCheckpoint(run: string, step: number): void {
  const checkpoints = join(run, 'checkpoints')
  const partial = join(checkpoints, `.partial-${step}`)
  const bytes = randomBytes(2000)
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  appendFileSync(join(run, 'metrics.jsonl'), `${JSON.stringify({ step })}\n`)
  writeFileSync(join(partial, 'adapter'), bytes)
  writeFileSync(join(partial, 'manifest.json'), sha256Of(bytes))
  renameSync(partial, join(checkpoints, `step-${step}`))
  rmSync(join(checkpoints, `step-${step - 1}`), { recursive: true, force: true })
}

/**
 * The steps of the checkpoints in a copy of a run.
 *
 * @throws where one is not whole, or where its step is missing in the log
 */
export function wholeCheckpoints(run: string): number[] {
  const lines = readFileSync(join(run, 'metrics.jsonl'), 'utf8').split('\n').filter(Boolean)
  const logged = new Set(lines.map((line) => (JSON.parse(line) as { step: number }).step))
  return readdirSync(join(run, 'checkpoints')).map((name) => {
    const step = Number(/^step-(\d+)$/.exec(name)?.[1])
    const [adapter, sum] = ['adapter', 'manifest.json'].map((file) => readFileSync(join(run, 'checkpoints', name, file)))
    if (sha256Of(adapter) !== sum.toString()) throw new Error(`${name} is not whole`)
    if (!logged.has(step)) throw new Error(`${name} is not in the log`)
    return step
  })
}
