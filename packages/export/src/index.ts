export {
  archiveOf, ArchiveFacts, type ArchiveOrder, fingerprintOfPrivate, newSigningKey, type OpenedArchive, type ReadOptions, templateName, unpackArchive, writeArchive,
} from './archive/index.ts'
export {
  type AdapterGgufOptions,
  type GgufFamily,
  ggufFamilies,
  ggufFamilyOf,
  type ModelGguf,
  type ModelGgufOptions,
  planModelGguf,
  refusal,
  usableContext,
  writeAdapterGguf,
  writeModelGguf,
} from './gguf/index.ts'
export { exportModel, type ExportedModel, type ExportRequest, proveExport } from './export-model.ts'
export type { ExportProgress } from './export-steps.ts'
export { checkFiles, checkSizes } from './exported-file.ts'
export { type ExportPlan, type ExportPlanner, exportWays, planExports, type PlanOptions } from './plan-export.ts'
