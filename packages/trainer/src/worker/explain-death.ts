import { TunesmithError } from '@tunesmith/contract'
import { machineMemory } from '../machine-memory.ts'
import { allocationFailure } from '../memory-shortage.ts'

/** What is known about a training process that ended without saying why. */
export interface Death {
  status: number | null
  signal: NodeJS.Signals | null
  /** The end of what it printed. */
  lastWords: string
  logFile: string
  memory: { ranOut: boolean; usedBytes: number | null }
}

/** Says why a training process died, as far as it can be told from outside. */
export function explainDeath({ status, signal, lastWords, logFile, memory }: Death): TunesmithError {
  const killedForMemory = signal === 'SIGKILL' && memory.ranOut
  if (killedForMemory || allocationFailure.test(lastWords)) {
    return new TunesmithError('OUT_OF_MEMORY', { usedBytes: memory.usedBytes, totalBytes: machineMemory() })
  }
  const how = signal === null ? `ended with status ${status}` : (deaths[signal] ?? `was ended by the signal ${signal}`)
  return new TunesmithError('WORKER_DIED', { how, logFile })
}

const crashed = 'crashed inside a native library'
const deaths: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'was killed from outside (signal SIGKILL)',
  SIGSEGV: `${crashed} (signal SIGSEGV)`,
  SIGBUS: `${crashed} (signal SIGBUS; the disk under a mapped file may be full or gone)`,
  SIGILL: `${crashed} (signal SIGILL; the processor may lack an instruction)`,
  SIGFPE: `${crashed} (signal SIGFPE)`,
  SIGABRT: 'gave up (signal SIGABRT)',
}
