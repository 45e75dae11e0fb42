import { Run, type EventOf, type RunEvent } from '@tunesmith/contract'

/** What lists show of the events of a run so far. */
export const RunSummary = Run.pick({
  step: true, totalSteps: true, loss: true, validationLoss: true, tokensPerSecond: true, memoryBytes: true, secondsLeft: true,
})
export type RunSummary = ReturnType<typeof RunSummary.parse>

export const emptySummary: RunSummary = {
  step: 0, totalSteps: null, loss: null, validationLoss: null, tokensPerSecond: null, memoryBytes: null, secondsLeft: null,
}

/** What an event changes in the summary. */
const changes: { [T in RunEvent['type']]?: (event: EventOf<T>, before: RunSummary) => Partial<RunSummary> } = {
  planned: ({ totalSteps, secondsLeft }, before) => ({ totalSteps, ...(before.step === 0 && { secondsLeft }) }),
  step: ({ step, loss, tokensPerSecond, memoryBytes, secondsLeft }) => ({ step, loss, tokensPerSecond, memoryBytes, secondsLeft }),
  evaluated: ({ loss }) => ({ validationLoss: loss }),
  resumed: ({ step }) => ({ step }),
  finished: ({ step }) => ({ step, secondsLeft: null }),
}

export function summarize(before: RunSummary, event: RunEvent): RunSummary {
  const change = changes[event.type] as ((event: RunEvent, before: RunSummary) => Partial<RunSummary>) | undefined
  return change ? { ...before, ...change(event, before) } : before
}
