import { formatByteSize, type EventOf, type RunEvent, type RunEventType } from '@tunesmith/contract'
import { formatSetting } from '@tunesmith/trainer/worker'
import { formatCount, formatDuration, formatMeasure, formatRate, formatScore, formatSecondsLeft } from '../terminal/quantities.ts'
import { oneLine } from '../terminal/text-width.ts'

/** The longest piece of an answer in a log line. */
const answerLength = 200

type Writer<T extends RunEventType> = (event: EventOf<T>, totalSteps: number | undefined) => string[]

/** How each event reads in a log: one line, or a few. */
const writers: { [T in RunEventType]: Writer<T> } = {
  planned: (event) => [
    `run ${oneLine(event.name)}`,
    ...event.settings.map((each) =>
      `setting ${each.setting} = ${oneLine(formatSetting(each))} (${each.origin === 'given' ? 'given' : oneLine(each.reason.text)})`),
    `planned ${formatCount(event.totalSteps)} steps, ${formatCount(event.trainingRows)} training rows, `
      + `${formatCount(event.validationRows)} validation rows, ${formatCount(event.trainableParameters)} of `
      + `${formatCount(event.parameters)} parameters trained, about ${formatByteSize(event.memoryBytes)} memory, `
      + `${formatCount(event.tokensPerSecond)} tokens/s, ${formatSecondsLeft(event.secondsLeft)}`,
  ],
  progress: ({ activity, done, total, unit }) => [
    `${activity.text}: ${amount(done, unit)}${total === null ? '' : ` of ${amount(total, unit)}`}`,
  ],
  step: (event, totalSteps) => [
    `step ${event.step}${totalSteps === undefined ? '' : `/${totalSteps}`}  epoch ${event.epoch.toFixed(2)}  `
      + `loss ${formatMeasure(event.loss)}  learning rate ${formatRate(event.learningRate)}  `
      + `gradient norm ${formatMeasure(event.gradientNorm)}  ${formatCount(event.tokensPerSecond)} tokens/s  `
      + `${formatByteSize(event.memoryBytes)}  ${formatSecondsLeft(event.secondsLeft)} left`,
  ],
  evaluated: (event) => [
    `evaluated at step ${event.step}: validation loss ${formatMeasure(event.loss)}, perplexity ${formatMeasure(event.perplexity)}, `
      + `${formatCount(event.rows)} rows${event.best ? ', best so far' : ''}`,
  ],
  sampled: ({ step, samples }) => samples.flatMap(({ prompt, expected, before, now }) => [
    `sample at step ${step}: ${shorten(prompt)}`,
    ...(expected === undefined ? [] : [`  expected: ${shorten(expected)}`]),
    ...(before === undefined ? [] : [`  before:   ${shorten(before)}`]),
    `  now:      ${shorten(now)}`,
  ]),
  tested: ({ rows, before, now, examples }) => [
    ...examples.flatMap(({ prompt, expected, before: base, now: tuned, correct }) => [
      `test ${correct ? 'right' : 'wrong'}: ${shorten(prompt)}`,
      `  expected: ${shorten(expected)}`,
      `  before:   ${shorten(base)}`,
      `  now:      ${shorten(tuned)}`,
    ]),
    `tested on ${formatCount(rows)} rows: before ${formatScore(before)}, now ${formatScore(now)}`,
  ],
  checkpointed: ({ step, path, bytes, best }) => [
    `checkpoint of step ${step}: ${path} (${formatByteSize(bytes)}${best ? ', best so far' : ''})`,
  ],
  alarm: ({ severity, step, message, action }) => [
    `${severity} at step ${step}: ${oneLine(message.text)}${action === undefined ? '' : ` ${oneLine(action.text)}`}`,
  ],
  resumed: ({ step, checkpoint, skipped }) => [
    ...skipped.map(({ path, reason }) => `damaged checkpoint ${path} not used: ${reason.text}`),
    `resumed at step ${step} from ${checkpoint}`,
  ],
  paused: ({ step, checkpoint }) => [`paused after step ${step}; checkpoint ${checkpoint}`],
  finished: (event) => [
    `finished (${event.reason}) after step ${event.step} in ${formatDuration(event.seconds)}: loss ${formatMeasure(event.loss)}, `
      + `best validation loss ${formatMeasure(event.bestValidationLoss)} at step ${event.bestStep}; saved in ${event.output}`,
  ],
  failed: ({ code, message }) => [`failed: ${code}: ${oneLine(message)}`],
}

/** An event as lines for a log or a pipe. */
export function plainLines(event: RunEvent, totalSteps?: number): string[] {
  return (writers[event.type] as Writer<RunEventType>)(event as EventOf<RunEventType>, totalSteps)
}

const amount = (value: number, unit: string) => (unit === 'bytes' ? formatByteSize(value) : `${formatCount(value)} ${unit}`)

function shorten(text: string): string {
  const line = oneLine(text)
  return line.length > answerLength ? `${line.slice(0, answerLength)}…` : line
}
