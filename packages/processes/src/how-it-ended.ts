import { reason, type Reason, type ReasonCode } from '@tunesmith/contract'

/**
 * Says how a process ended, as a part of a sentence.
 *
 * @param lastWords the end of what it printed
 */
export function howItEnded(status: number | null, signal: NodeJS.Signals | null, lastWords = ''): Reason {
  if (allocationFailure.test(lastWords)) return reason('process.out-of-memory')
  return signal === null ? reason('process.status', { status: status ?? 0 }) : reason(deaths[signal] ?? 'process.signal', { signal })
}

/** How V8, ONNX Runtime and llama.cpp word an allocation that failed. */
const allocationFailure = /bad_alloc|bad allocation|out of memory|allocation failed|(cannot|could not|failed to) allocate/i

type Death = Extract<ReasonCode, `process.crashed${string}` | 'process.gave-up'>
const deaths: Partial<Record<NodeJS.Signals, Death>> = {
  SIGSEGV: 'process.crashed',
  SIGBUS: 'process.crashed-disk',
  SIGILL: 'process.crashed-processor',
  SIGFPE: 'process.crashed',
  SIGABRT: 'process.gave-up',
}
