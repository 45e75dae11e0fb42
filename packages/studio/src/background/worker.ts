// The process that does tasks for the studio, started by background.ts.
import { TunesmithError } from '@tunesmith/contract'
import { machineFailure } from '@tunesmith/trainer/worker'
import type { WorkerAnswer, WorkerRequest } from './messages.ts'
import { tasks, type AnyTask, type TaskName } from './tasks.ts'

const answer = (message: WorkerAnswer) => process.send?.(message)

process.on('message', async ({ id, task, input }: WorkerRequest) => {
  try {
    const work = tasks[task as TaskName] as AnyTask
    answer({ id, type: 'done', output: await work(input, (progress) => answer({ id, type: 'progress', progress })) })
  } catch (error) {
    const { code, params } = known(error)
    answer({ id, type: 'failed', code, params, stack: error instanceof Error ? String(error.stack) : String(error) })
  }
})

// the studio is gone, however it went
process.on('disconnect', () => process.exit())

function known(error: unknown): TunesmithError {
  if (error instanceof TunesmithError) return error
  const failure = machineFailure(error, process.cwd(), process.memoryUsage.rss())
  const detail = error instanceof Error ? error.message || error.name : String(error)
  return failure ?? new TunesmithError('INTERNAL', { detail: detail.replace(/\.$/, ''), logFile: null })
}
