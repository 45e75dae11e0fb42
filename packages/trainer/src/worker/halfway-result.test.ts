import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject, tinySpec, trainTiny, type TinyProject } from '../../testing/tiny-run.ts'
import { checkpointsFolder, latestCheckpoint, stepsIn } from '../checkpoints/checkpoints.ts'
import { createRun } from '../run-folder.ts'
import { checkpointResult, halfwayResult, lastHalfwayResult, resultIn } from './halfway-result.ts'

let root: string
let project: TinyProject
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-halfway-'))
  project = createTinyProject(root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const filesOf = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))

/** A run whose newest checkpoint has the weights of its result. */
async function trained(settings: Record<string, unknown> = {}) {
  const folder = mkdtempSync(join(root, 'run-'))
  const spec = tinySpec(project, { ...settings, training: { epochs: 1, keepBest: false } })
  createRun(folder, spec)
  await trainTiny(folder, spec)
  return folder
}

describe('what a run has learned halfway', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an adapter', { lora: { rslora: true, targetModules: ['q_proj', 'layers.*.mlp.*'] } }],
    ['a whole model', { method: 'full' }],
    ['a new model', { method: 'scratch', scratch: { layers: 1, hiddenSize: 16, intermediateSize: 32, attentionHeads: 2, keyValueHeads: 2, vocabularySize: 300, contextLength: 64 } }],
  ])('is as its result would be: %s', async (_, settings) => {
    const folder = await trained(settings)
    const result = resultIn(folder)!
    const halfway = (await halfwayResult(folder))!
    expect(halfway.kind).toBe(result.kind)
    expect(filesOf(halfway.path)).toEqual(filesOf(result.path))
  })

  it('is written once for a checkpoint, and only the newest stays', async () => {
    const folder = await trained()
    const { path } = (await halfwayResult(folder))!
    writeFileSync(join(path, 'seen'), '')
    expect(await halfwayResult(folder)).toEqual({ kind: 'adapter', path })
    expect(lastHalfwayResult(folder)).toEqual({ kind: 'adapter', path })
    expect(readdirSync(path)).toContain('seen')
    rmSync(latestCheckpoint(folder).checkpoint!.path, { recursive: true })
    expect((await halfwayResult(folder))!.path).not.toBe(path)
    expect(readdirSync(dirname(dirname(path)))).toEqual(['2'])
  })

  it('is nothing before the first checkpoint, and a damaged one is passed over', async () => {
    const folder = await trained()
    rmSync(join(latestCheckpoint(folder).checkpoint!.path, 'manifest.json'))
    expect((await halfwayResult(folder))!.path).toMatch(/halfway\/2\/adapter$/)
    rmSync(checkpointsFolder(folder), { recursive: true })
    expect(await halfwayResult(folder)).toBeNull()
    expect(lastHalfwayResult(await trained())).toBeNull()
  })

  it('is to be had of each checkpoint, and stays when that is gone', async () => {
    const folder = await trained()
    const [first, last] = [stepsIn(folder)[0], stepsIn(folder).at(-1)!]
    expect(last).toBeGreaterThan(first)
    const [early, late] = [(await checkpointResult(folder, first))!, (await checkpointResult(folder, last))!]
    expect(filesOf(late.path)).toEqual(filesOf(resultIn(folder)!.path))
    expect(filesOf(early.path)).not.toEqual(filesOf(late.path))
    expect(await checkpointResult(folder, 999)).toBeNull()
    rmSync(checkpointsFolder(folder), { recursive: true })
    expect(await checkpointResult(folder, first)).toEqual(early)
  })

  it('tells what is wrong in the words of the error table', async () => {
    const folder = await trained()
    rmSync(join(folder, 'run.json'))
    await expect(halfwayResult(folder)).rejects.toMatchObject({ code: 'RUN_MISSING' })
  })
})
