import type { EventOf } from '@tunesmith/contract'
import { formatCount, formatDuration, formatMeasure, formatScore } from '../terminal/quantities.ts'
import { quoted } from '../terminal/quoted.ts'
import { createStyle, type Style } from '../terminal/style.ts'
import { widestText } from '../terminal/terminal.ts'
import type { Progress } from './progress.ts'
import { alarmLines, sampleSections } from './progress-lines.ts'

export interface EndOptions {
  columns: number
  color: boolean
  /** The run folder as it is written in the commands to go on with. */
  runFolder: string
  /** What is typed to start the program. */
  program: string
}

/** What stays on the screen when training has finished or was paused; a failure is shown as every other one. */
export function endLines(progress: Progress, { columns, color, runFolder, program }: EndOptions): string[] {
  const width = Math.min(columns - 1, widestText)
  const style = createStyle(color)
  const alarms = alarmLines(progress.alarms, width, style)
  const next = (command: string) => `${program} ${command} ${quoted(runFolder)}`
  const closing = progress.end?.type === 'finished' ? finishedLines(progress.end, next('chat'))
    : progress.end?.type === 'paused' ? pausedLines(progress.end, next('resume'))
    : []
  const [first, ...rest] = closing
  if (first === undefined) return alarms
  const answers = progress.tested ? testSections(progress.tested, width, style) : sampleSections(progress.samples, width, style)
  const shown = progress.end?.type === 'finished' ? answers.flatMap((lines) => [...lines, '']) : []
  return [...alarms, ...(alarms.length > 0 ? [''] : []), ...shown, style.bold(first), ...rest]
}

/** Test questions shown in full; the event log has them all. */
const shownTests = 5

/** Base against trained model on questions neither has seen. */
function testSections({ step, rows, before, now, examples }: EventOf<'tested'>, width: number, style: Style): string[][] {
  const verdict = [
    `${formatCount(rows)} test questions, right answers (95 % interval)`,
    `  before    ${formatScore(before)}`,
    `  now       ${style.green(formatScore(now))}`,
  ]
  const sampled = { type: 'sampled' as const, time: '', step, samples: examples.slice(0, shownTests), seconds: 0 }
  return [...sampleSections(sampled, width, style), verdict]
}

const reasons: Record<EventOf<'finished'>['reason'], string> = {
  completed: 'Training is complete',
  'early-stopped': 'Training stopped early, because the validation loss no longer fell',
  stopped: 'Training was ended',
}

function finishedLines(event: EventOf<'finished'>, next: string): string[] {
  const validation = event.bestValidationLoss === null ? '' : `, validation loss ${formatMeasure(event.bestValidationLoss)} at step ${event.bestStep}`
  return [
    `${reasons[event.reason]}: ${formatCount(event.step)} steps in ${formatDuration(event.seconds)}.`,
    `  loss ${formatMeasure(event.loss)}${validation} · ${formatCount(event.tokens)} tokens`,
    `  saved in ${event.output}`,
    `  talk to it: ${next}`,
  ]
}

function pausedLines(event: EventOf<'paused'>, next: string): string[] {
  return [`Training is paused after step ${formatCount(event.step)}; nothing is lost.`, `  go on: ${next}`]
}
