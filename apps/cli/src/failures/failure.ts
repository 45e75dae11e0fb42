import { TunesmithError } from '@tunesmith/contract'
import { RequestError } from '@tunesmith/contract/client'
import { machineFailure } from '@tunesmith/trainer/worker'

/** What a person is told about a failure, whether it was thrown here or came from the training process. */
export interface Failure {
  code: string
  title: string
  message: string
  remedy: string
}

/** Turns whatever was thrown into a failure from the error table; what nobody foresaw becomes `INTERNAL`. */
export function failureOf(error: unknown): Failure {
  const isKnown = error instanceof TunesmithError || error instanceof RequestError
  const known = isKnown ? error : (machineFailure(error, 'a file', process.memoryUsage.rss()) ?? unforeseen(error))
  const { code, title, message, remedy } = known
  return { code, title, message, remedy }
}

function unforeseen(error: unknown): TunesmithError {
  const text = error instanceof Error ? error.message || error.name : String(error)
  return new TunesmithError('INTERNAL', { detail: text.replace(/^internal: /, '').replace(/\.$/, ''), logFile: null })
}
