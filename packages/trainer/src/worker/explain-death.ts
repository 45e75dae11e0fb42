import { TunesmithError } from '@tunesmith/contract'
import { howItEnded } from '@tunesmith/processes'
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
  return new TunesmithError('WORKER_DIED', { how: howItEnded(status, signal), logFile })
}
