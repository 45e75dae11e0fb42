import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runsFolder } from '../layout.ts'
import { wholeCheckpoints } from '../testing/checkpoints.ts'
import { startChild } from '../testing/child.ts'
import { open, testFolder } from '../testing/folder.ts'
import { takeSnapshot } from './snapshot.ts'

it('has a whole checkpoint of a run that replaces its checkpoints all the time', async () => {
  const { folder } = await open()
  const run = startChild(new URL('../testing/checkpoints.fixture.ts', import.meta.url), join(runsFolder(folder), 'run_1'))
  await run.printed(1)
  const snapshots = testFolder()
  for (let index = 0; index < 20; index++) {
    const staging = join(snapshots, String(index))
    mkdirSync(staging)
    await takeSnapshot(folder, staging)
    expect(wholeCheckpoints(join(runsFolder(staging), 'run_1')).length).toBeGreaterThan(0)
  }
})
