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
