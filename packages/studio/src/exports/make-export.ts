import { constants, setPriority } from 'node:os'
import { fail, type ExportedFile, type ParityReport } from '@tunesmith/contract'
import { exportModel, planExports, proveExport, type ExportedModel, type ExportProgress, type ExportRequest, type PlanOptions } from '@tunesmith/export'
import { freeDisk } from '@tunesmith/formats'
import { heldOutConversations, type HeldOut } from './held-out.ts'

/** What is to be exported, as plain data. */
export interface ExportOrder extends Omit<ExportRequest, 'onProgress' | 'signal' | 'examples' | 'work'> {
  /** Folder for what is needed on the way. */
  work: string
  heldOut?: HeldOut
}

type Hear = (progress: ExportProgress) => void

/** What is asked before an export is made. */
export type ExportQuestion = Pick<ExportOrder, 'source' | 'format' | 'precisions' | 'output'> & PlanOptions

/** Milliseconds between two reports of one stage. */
const reportInterval = 100

/** Makes an export. @throws EXPORT_DISK_SHORT and what `exportModel` throws */
export async function makeExport(order: ExportOrder, hear: Hear): Promise<ExportedModel> {
  requirePossible({ ...order, archivesWhole: order.archive?.facts.base === null })
  return exportModel(requestOf(order, hear))
}

/** Proves an export again. @throws EXPORT_DAMAGED and what `proveExport` throws */
export async function proveAgain(order: ExportOrder & { files: readonly ExportedFile[] }, hear: Hear): Promise<ParityReport> {
  return proveExport({ ...requestOf(order, hear), work: order.work, files: order.files })
}

/**
 * Looks whether an export can be made, before anything is begun.
 *
 * @throws EXPORT_DISK_SHORT and what `planExports` and its plans throw
 */
export function requirePossible({ source, format, precisions, output, archivesWhole }: ExportQuestion): void {
  const { neededBytes } = planExports(source, { archivesWhole }).plan(format, precisions)
  const freeBytes = freeDisk(output)
  if (neededBytes > freeBytes) fail('EXPORT_DISK_SHORT', { folder: output, neededBytes, freeBytes })
}

function requestOf({ heldOut, ...order }: ExportOrder, hear: Hear): ExportRequest {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL) // answers and trainings go first
  return { ...order, ...(heldOut && { examples: heldOutConversations(heldOut) }), onProgress: nowAndThen(hear) }
}

function nowAndThen(hear: Hear): Hear {
  let stage: string | undefined
  let heard = 0
  return (progress) => {
    const now = Date.now()
    if (progress.stage === stage && now - heard < reportInterval) return
    stage = progress.stage
    heard = now
    hear(progress)
  }
}
