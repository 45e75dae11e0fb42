export { ggufFamilies, type GgufFamily, ggufFamilyOf, usableContext } from './families.ts'
export { refusal } from './refusal.ts'
export { type AdapterGgufOptions, writeAdapterGguf } from './write-adapter.ts'
export { type ModelGguf, type ModelGgufOptions, writeModelGguf } from './write-model.ts'
