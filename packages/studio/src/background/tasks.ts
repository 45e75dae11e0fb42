import type { ExportedFile, Reason, RunSpec } from '@tunesmith/contract'
import type { ExportProgress } from '@tunesmith/export'
import type { DownloadProgress } from '@tunesmith/hub'
import type { MergeOptions } from '@tunesmith/nn'
import type { GivesOf, NewsOf, TakesOf, Turn } from '@tunesmith/processes'
import type { ModelSource } from '@tunesmith/trainer/worker'
import type { RowsExport } from '../datasets/reading/export-rows.ts'
import type { ProblemQuery } from '../datasets/reading/health.ts'
import type { RowsImport } from '../datasets/reading/import-rows.ts'
import type { RowsQuery } from '../datasets/reading/list-rows.ts'
import type { DatasetView } from '../datasets/reading/view.ts'
import type { ExportOrder, ExportQuestion } from '../exports/make-export.ts'
import type { PublishOrder, Sent } from '../exports/publish-files.ts'
import type { FileToCheck } from '../fine-tuning/files/check-rows.ts'
import type { DownloadOrder } from '../hub/downloads/download-model.ts'
import type { ForeseenModel } from '../hub/foresee-model.ts'
import type { ListedModel } from '../models/describe-models.ts'
import type { ArchiveToUnpack } from '../models/imports/import-archive.ts'
import type { ModelCopy } from '../models/imports/copy-model.ts'
import type { TimedRun } from '../projects/estimate-times.ts'
import type { PlanMeasurement } from '../projects/measure-plan.ts'
import type { GgufToMake } from '../serving/models/write-gguf.ts'

/**
 * Work that takes long, or reads what strangers made, and is therefore done in a process of its own. Input and output are
 * plain data. What a task needs is loaded when it is first done.
 */
export const tasks = {
  checkTrainingRows: async (input: FileToCheck) => (await import('../fine-tuning/files/check-rows.ts')).checkTrainingRows(input),
  importRows: async (input: RowsImport) => (await import('../datasets/reading/import-rows.ts')).importRows(input),
  guessColumns: async (input: { rows: string }) => (await import('../datasets/reading/import-rows.ts')).guessColumns(input),
  listRows: async (input: RowsQuery) => (await import('../datasets/reading/list-rows.ts')).listRows(input),
  proveRows: async (input: DatasetView) => (await import('../datasets/reading/health.ts')).healthOf(input),
  findProblems: async (input: ProblemQuery) => (await import('../datasets/reading/health.ts')).linesWithProblem(input),
  exportRows: async (input: RowsExport) => (await import('../datasets/reading/export-rows.ts')).exportRows(input),
  describeModels: async (input: readonly ListedModel[]) => (await import('../models/describe-models.ts')).describeModels(input),
  readModelFacts: async (input: Pick<ListedModel, 'format' | 'path' | 'adapter'>) =>
    (await import('../models/details/model-facts.ts')).readModelFacts(input),
  sumFile: async (path: string) => (await import('@tunesmith/formats')).sumFile(path),
  inspectImport: async (path: string) => (await import('../models/imports/inspect-import.ts')).inspectImport(path),
  checkAdapter: async (input: { adapter: string; model: string }) => (await import('../models/imports/inspect-import.ts')).checkAdapter(input),
  unpackArchive: async ({ path, folder, ...options }: ArchiveToUnpack) =>
    (await import('@tunesmith/export')).unpackArchive(path, folder, options),
  importArchive: async (input: ArchiveToUnpack) => (await import('../models/imports/import-archive.ts')).importArchive(input),
  copyModel: async (input: ModelCopy) => (await import('../models/imports/copy-model.ts')).copyModel(input),
  foreseeModel: async (input: ForeseenModel) => (await import('../hub/foresee-model.ts')).foreseeModel(input),
  countParameters: async (path: string) => (await import('@tunesmith/trainer')).describeModel(path).parameters,
  mergeModel: async (input: MergeOptions) => (await import('@tunesmith/nn')).mergeAdapter(input).path,
  writeGguf: async (input: GgufToMake) => (await import('../serving/models/write-gguf.ts')).writeGguf(input),
  previewSettings: async (input: RunSpec) => (await import('../projects/preview-settings.ts')).settingsPreview(input),
  estimateTimes: async (input: readonly TimedRun[]) => (await import('../projects/estimate-times.ts')).estimateTimes(input),
  measurePlan: async (input: PlanMeasurement, { tell }: Turn<Reason>) => (await import('../projects/measure-plan.ts')).measurePlan(input, tell),
  listExportChoices: async (input: { source: ModelSource; freeBytes: number; archivesWhole: boolean }) => (await import('../exports/choices.ts')).exportChoices(input),
  checkExport: async (input: ExportQuestion) => (await import('../exports/make-export.ts')).requirePossible(input),
  makeExport: async (input: ExportOrder, { tell }: Turn<ExportProgress>) => (await import('../exports/make-export.ts')).makeExport(input, tell),
  proveExport: async (input: ExportOrder & { files: readonly ExportedFile[] }, { tell }: Turn<ExportProgress>) =>
    (await import('../exports/make-export.ts')).proveAgain(input, tell),
  publishExport: async (input: PublishOrder, { tell }: Turn<Sent>) => (await import('../exports/publish-files.ts')).publishFiles(input, tell),
  downloadModel: async (input: DownloadOrder, { tell, signal }: Turn<DownloadProgress>) =>
    (await import('../hub/downloads/download-model.ts')).downloadForStudio(input, tell, signal),
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<K extends TaskName> = TakesOf<Tasks[K]>
export type TaskOutput<K extends TaskName> = GivesOf<Tasks[K]>
/** Hears how far a task is, in the way that the task tells it. */
export type ReportOf<K extends TaskName> = (progress: NewsOf<Tasks[K]>) => void
