export { type ModelGguf, type ModelGgufOptions, writeModelGguf } from './gguf/index.ts'
