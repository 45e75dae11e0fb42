export {
  type AdapterGgufOptions,
  type GgufFamily,
  ggufFamilies,
  ggufFamilyOf,
  type ModelGguf,
  type ModelGgufOptions,
  refusal,
  usableContext,
  writeAdapterGguf,
  writeModelGguf,
} from './gguf/index.ts'
export { exportModel, type ExportedModel, type ExportProgress, type ExportRequest } from './export-model.ts'
export type { ExportedFile } from './exported-file.ts'
