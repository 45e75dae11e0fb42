import { dirname } from 'node:path'
import { asFailure, TunesmithError, type UntimedEvent } from '@tunesmith/contract'
import { systemFailure } from '@tunesmith/formats'
import { machineMemory } from '../machine-memory.ts'
import { isShortage } from '../memory-shortage.ts'

export interface FailureContext {
  /** Optimiser steps completed, where any were. */
  step: number | null
  logFile: string
  memoryBytes: number | null
}

/** Turns whatever ended training into the event that says so; what nobody foresaw becomes `INTERNAL`. */
export function failedEvent(error: unknown, { step, logFile, memoryBytes }: FailureContext): Extract<UntimedEvent, { type: 'failed' }> {
  const failure = asFailure(explainFailure(error, logFile, memoryBytes))
  return { type: 'failed', step, ...failure, ...(memoryBytes !== null && { memoryBytes }) }
}

/** What a person is told of an error: what nobody foresaw becomes `INTERNAL`, with its details in the log file. */
export function explainFailure(error: unknown, logFile: string | null, usedBytes: number | null): TunesmithError {
  if (error instanceof TunesmithError) return error
  const known = machineFailure(error, logFile === null ? 'a file' : dirname(logFile), usedBytes)
  if (known) return known
  const [firstLine] = messageOf(error).replace(/^internal: /, '').split('\n')
  return new TunesmithError('INTERNAL', { detail: firstLine.replace(/\.$/, ''), logFile }, { cause: error })
}

/**
 * What an error means that the machine is to blame for, its disk or its memory; undefined for a mistake in the program.
 *
 * @param place what was probably being used, where an error of the disk does not say
 * @param usedBytes memory of the process at that time
 */
export function machineFailure(error: unknown, place: string, usedBytes: number | null): TunesmithError | undefined {
  if (!isShortage(error)) return systemFailure(error, place)
  return new TunesmithError('OUT_OF_MEMORY', { usedBytes, totalBytes: machineMemory() }, { cause: error })
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error))
