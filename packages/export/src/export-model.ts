import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportedFile, ExportFormat, ExportPrecision, ParityReport } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'
import type { Conversation } from '@tunesmith/text'
import type { ModelSource } from '@tunesmith/trainer/inference'
import { checkFiles, describeFile } from './exported-file.ts'
import type { ArchiveOrder } from './archive/export-archive.ts'
import { exportFormats } from './export-formats.ts'
import { wholeProgress, type ExportProgress } from './export-steps.ts'
import { startProof } from './proof/index.ts'

export interface ExportRequest {
  source: ModelSource
  /** What files are called; letters, digits and - _ . */
  name: string
  format: ExportFormat
  /** Of the weights in GGUF files, one file each; F16 when left out. */
  precisions?: readonly ExportPrecision[]
  /** Folder to write into; made, and deleted again where the export fails. */
  output: string
  /** Folder for what is needed on the way, deleted at the end; in `output` when left out. */
  work?: string
  /** Model card, which becomes README.md beside the files. */
  card?: string
  /** Text of the NOTICE file that the licence wants beside the files. */
  notice?: string
  /** Instructions the model was trained with, for programs that keep them with a model. */
  system?: string
  /** Conversations to compare with, such as test rows. */
  examples?: readonly Conversation[]
  /** For an archive: what it tells, and who signs it. */
  archive?: ArchiveOrder
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
 * @throws what opening, merging and writing throw, DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED, and the reason of `signal`
 */
export async function exportModel(request: ExportRequest): Promise<ExportedModel> {
  const { output } = request
  const remove = () => rmSync(output, { recursive: true, force: true })
  try {
    mkdirSync(output, { recursive: true })
    const { proof, report } = await writeAndProve(request, false)
    if (!proof.proven) remove()
    report({ stage: 'summing', share: 0 })
    const files = proof.proven ? await filesOf(output) : []
    report({ stage: 'done', share: 1 })
    return { files, proof }
  } catch (error) {
    remove()
    return failFromSystem(error, output, 'write to')
  }
}

/**
 * Proves once more that files are what was exported: first by their checksums, then by the same comparisons as when they
 * were made. Nothing in `output` is changed.
 *
 * @throws EXPORT_DAMAGED where a file is not what it was; and as `exportModel`
 */
export async function proveExport(request: ExportRequest & { work: string; files: readonly ExportedFile[] }): Promise<ParityReport> {
  await checkFiles(request.output, request.files)
  const { proof, report } = await writeAndProve(request, true)
  report({ stage: 'done', share: 1 })
  return proof
}

async function writeAndProve(request: ExportRequest, isStored: boolean) {
  const { source, format, output, work = join(output, '.work'), onProgress = () => {} } = request
  const precisions = request.precisions?.length ? request.precisions : (['F16'] as const)
  const report = wholeProgress({ format, precisions, hasAdapter: source.adapter !== undefined }, onProgress)
  try {
    mkdirSync(work, { recursive: true })
    const proof = await startProof({ ...request, onProgress: report })
    await exportFormats[format]({ ...request, precisions, onProgress: report, work, proof, isStored })
    return { proof: proof.report(), report }
  } catch (error) {
    return failFromSystem(error, output, 'write to')
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function filesOf(folder: string): Promise<ExportedFile[]> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort()
  return Promise.all(names.map((name) => describeFile(folder, name)))
}
