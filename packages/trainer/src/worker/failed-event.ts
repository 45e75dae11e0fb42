import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { TunesmithError, type UntimedEvent } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'

/** How V8, Node.js and ONNX Runtime word an allocation that failed. */
export const allocationFailure =
  /Array buffer allocation failed|Invalid array buffer length|bad_alloc|bad allocation|Failed to allocate memory|heap out of memory|Cannot allocate memory/i

export interface FailureContext {
  /** Optimiser steps completed, where any were. */
  step: number | null
  logFile: string
  memoryBytes: number | null
}

/** Turns whatever ended training into the event that says so; what nobody foresaw becomes `INTERNAL`. */
export function failedEvent(error: unknown, { step, logFile, memoryBytes }: FailureContext): Extract<UntimedEvent, { type: 'failed' }> {
  const { code, title, message, remedy } = knownError(error, logFile, memoryBytes)
  return { type: 'failed', step, code, title, message, remedy }
}

function knownError(error: unknown, logFile: string, usedBytes: number | null): TunesmithError {
  if (error instanceof TunesmithError) return error
  const system = systemError(error, logFile)
  if (system) return system
  const detail = error instanceof Error ? error.message || error.name : String(error)
  if (allocationFailure.test(detail)) return new TunesmithError('OUT_OF_MEMORY', { usedBytes, totalBytes: machineMemory() }, { cause: error })
  const [firstLine] = detail.replace(/^internal: /, '').split('\n')
  return new TunesmithError('INTERNAL', { detail: firstLine.replace(/\.$/, ''), logFile }, { cause: error })
}

/** What the disk refused, wherever in the code that was. */
function systemError(error: unknown, logFile: string): TunesmithError | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path }: NodeJS.ErrnoException = error
  if (!refusals.includes(code)) return undefined
  try {
    return failFromSystem(error, path ?? dirname(logFile), 'use')
  } catch (explained) {
    return explained instanceof TunesmithError ? explained : undefined
  }
}

const refusals: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO']

/** Memory a process here can have at most, in bytes: the limit of its container where there is one. */
export function machineMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}
