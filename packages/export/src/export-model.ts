import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Export, ExportFormat, ExportPrecision, ParityReport } from '@tunesmith/contract'
import type { Conversation } from '@tunesmith/text'
import type { ModelSource } from '@tunesmith/trainer/inference'
import { describeFile, type ExportedFile } from './exported-file.ts'
import { exportFormats } from './export-formats.ts'
import { startProof } from './proof/index.ts'

/** How far an export is. */
export interface ExportProgress {
  stage: Export['stage']
  /** Share of this stage that is done. */
  share: number
}

export interface ExportRequest {
  source: ModelSource
  /** What files are called; letters, digits and - _ . */
  name: string
  format: ExportFormat
  /** Of the weights in a GGUF file; F16 when left out. */
  precision?: ExportPrecision
  /** Folder to write into; made, and emptied again where the export fails. */
  output: string
  /** Model card, which becomes README.md beside the files. */
  card?: string
  /** Instructions the model was trained with, for programs that keep them with a model. */
  system?: string
  /** Conversations to compare with, such as test rows. */
  examples?: readonly Conversation[]
  onProgress?: (progress: ExportProgress) => void
  signal?: AbortSignal
}

export interface ExportedModel {
  /** Empty where the proof failed: a file that answers differently is not kept. */
  files: ExportedFile[]
  proof: ParityReport
}

/**
 * Writes a model for another program and proves that it is the same model: the same texts through the trained model and
 * through each form on the way to the file.
 *
 * @throws what opening, merging and writing throw, and the reason of `signal`
 */
export async function exportModel(request: ExportRequest): Promise<ExportedModel> {
  const { output, format, onProgress = () => {} } = request
  const work = join(output, '.work')
  mkdirSync(work, { recursive: true })
  try {
    const proof = await startProof(request)
    await exportFormats[format]({ ...request, precision: request.precision ?? 'F16', onProgress, work, proof })
    const report = proof.report()
    rmSync(work, { recursive: true, force: true })
    if (!report.proven) rmSync(output, { recursive: true, force: true })
    onProgress({ stage: 'done', share: 1 })
    return { files: report.proven ? await filesOf(output) : [], proof: report }
  } catch (error) {
    rmSync(output, { recursive: true, force: true })
    throw error
  }
}

async function filesOf(folder: string): Promise<ExportedFile[]> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort()
  return Promise.all(names.map((name) => describeFile(folder, name)))
}
