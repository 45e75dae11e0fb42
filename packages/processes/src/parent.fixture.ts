// Starts a process, has it busy, and says its number.
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { startProcess } from './start-process.ts'
import type { FixtureTasks } from './tasks.fixture.ts'

const started = startProcess<FixtureTasks>(join(import.meta.dirname, 'tasks.fixture.ts'), { died: (how) => new TunesmithError('BACKGROUND_DIED', { how }) })
if (process.argv[2] === 'at rest') {
  await started.ask('echo', null)
  console.log(started.pid)
} else {
  await started.ask('wait', { gives: '' }, { onNews: () => console.log(started.pid) })
}
