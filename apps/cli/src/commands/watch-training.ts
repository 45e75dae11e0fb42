import { discardRun, startTraining } from '@tunesmith/trainer/worker'
import { exitCodes, isRefusal, type ExitCode } from '../failures/exit-codes.ts'
import { showKnownFailure } from '../failures/show-failure.ts'
import { createDisplay, type DisplayOptions } from '../progress/display.ts'
import { shorterPath } from '../recipe/read-recipe.ts'
import type { Terminal } from '../terminal/terminal.ts'

export interface WatchOptions extends DisplayOptions {
  runFolder: string
  resume: boolean
}

/**
 * Trains in a process of its own and shows how it goes. The first Ctrl-C pauses after the step under way, the second
 * ends at once; both leave a run that can be resumed.
 */
export async function watchTraining({ runFolder, resume, ...options }: WatchOptions, terminal: Terminal): Promise<ExitCode> {
  const training = startTraining(runFolder, { resume })
  const display = createDisplay(terminal, options)
  let interruptions = 0
  const interrupt = () => {
    interruptions++
    if (interruptions === 1) {
      training.pause()
      display.say('Pausing: saving a checkpoint after this step… (Ctrl-C again ends at once)')
    } else training.kill()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, interrupt)
  try {
    for await (const event of training.events) display.show(event)
  } finally {
    for (const signal of signals) process.off(signal, interrupt)
  }
  const end = await training.ended
  display.close(shorterPath(runFolder, terminal.folder))
  if (end.type === 'failed') {
    const exitCode = showKnownFailure(end, terminal, options.json)
    if (!resume && isRefusal(end.code)) discardRun(runFolder)
    return exitCode
  }
  return end.type === 'paused' ? exitCodes.interrupted.status : exitCodes.ok.status
}
