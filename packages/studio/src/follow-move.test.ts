import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, openStore, restore } from '@tunesmith/store'
import { createTinyProject, outcomeOf, tinySpec, trainTiny } from '@tunesmith/trainer/testing/tiny-run'
import { afterAll, describe, expect, it } from 'vitest'
import { contextOf } from '../testing/browser.ts'
import { followMove, withMoved } from './follow-move.ts'
import { openStudio } from './open-studio.ts'
import { openRuns } from './runs/runs.fixture.ts'

const root = mkdtempSync(join(tmpdir(), 'tunesmith-move-'))
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 10 }))

/** Notes where a data folder is, as a studio does that opens it. */
async function note(dataFolder: string): Promise<void> {
  const store = await openStore(dataFolder)
  await followMove({ store, dataFolder: store.folder })
  await store.close()
}

describe('a path', () => {
  it.each([
    ['/data/runs/a', '/data', '/new/place', '/new/place/runs/a'],
    ['/data', '/data', '/new', '/new'],
    ['/database/runs', '/data', '/new', '/database/runs'],
    ['/data/runs', '/data', '/data/copy', '/data/copy/runs'],
    ['/data/copy/runs', '/data/copy', '/data', '/data/runs'],
    ['Say /data', '/data', '/new', 'Say /data'],
  ])('%s, when %s became %s, is %s', (path, before, now, expected) => {
    const moved = withMoved({ [path]: [path, 1, null, { path }] }, before, now)
    expect(moved).toEqual({ [expected]: [expected, 1, null, { path: expected }] })
    expect(withMoved(moved, before, now)).toEqual(moved)
  })
})

it('a run in a data folder that was restored elsewhere goes on there, and ends as if nothing had been', async () => {
  const dataFolder = join(root, 'data')
  await note(dataFolder)
  const place = join(dataFolder, 'datasets')
  mkdirSync(place, { recursive: true })
  const spec = tinySpec(createTinyProject(place), { training: { epochs: 8, saveEvery: 3 } })
  const undisturbed = mkdtempSync(join(root, 'undisturbed-'))
  await trainTiny(undisturbed, spec)

  const room = await openRuns(dataFolder)
  const runId = await room.begin(spec)
  await room.untilEvent(runId, (event) => event.type === 'checkpointed' && event.step === 6)
  await room.handlers.pauseRun({ runId }, room.context())
  await room.until(runId, 'paused')
  const file = join(root, 'backup.tar')
  await backup(room.store, file)
  await room.close()
  const elsewhere = join(root, 'elsewhere')
  await restore(file, elsewhere)
  rmSync(dataFolder, { recursive: true })

  const studio = await openStudio({ dataFolder: elsewhere })
  try {
    const context = contextOf({ actor: await studio.localActor() })
    await studio.handlers.resumeRun({ runId }, context)
    await expect.poll(async () => (await studio.handlers.getRun({ runId }, context)).state, { timeout: 120_000 }).toBe('finished')
    const outcome = outcomeOf(join(elsewhere, 'runs', runId))
    const expected = outcomeOf(undisturbed)
    expect(outcome['metrics.jsonl'].toString()).toBe(expected['metrics.jsonl'].toString())
    expect(Object.keys(expected).filter((name) => !expected[name].equals(outcome[name]))).toEqual(['adapter/adapter_config.json'])
    expect(JSON.parse(readFileSync(join(elsewhere, 'runs', runId, 'adapter/adapter_config.json'), 'utf8')))
      .toMatchObject({ base_model_name_or_path: join(elsewhere, 'datasets/model') })
  } finally {
    await studio.close()
  }
}, 200_000)
