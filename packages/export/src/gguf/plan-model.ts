import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportPrecision } from '@tunesmith/contract'
import { encodedBytes, openModelFolder } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { requireRunnable } from './refusal.ts'
import { openTokenizer, tokenizerMetadata } from './tokenizer.ts'
import { ggufTensors } from './write-model.ts'

/**
 * Looks whether a model can be written for llama.cpp, as far as that is known without its weights.
 *
 * @param model folder in Hugging Face format
 * @returns about how many bytes the file has in a precision
 * @throws GGUF_EXPORT_UNSUPPORTED and what `openModelFolder` and `loadTokenizer` throw
 */
export function planModelGguf(model: string, chatTemplate: string | undefined): (precision: ExportPrecision) => number {
  const folder = openModelFolder(model)
  const architecture = readArchitecture(folder.config)
  requireRunnable(architecture, folder.path)
  tokenizerMetadata(openTokenizer(folder.path), architecture.vocabularySize, chatTemplate)
  const vocabularyBytes = statSync(join(folder.path, 'tokenizer.json')).size // tokens and merges are about as long in the file
  const bytesOf = (precision: ExportPrecision) =>
    ggufTensors(folder, architecture, precision).map(({ type, shape }) => encodedBytes(type, shape.reduce((product, size) => product * size, 1)))
  return (precision) => bytesOf(precision).reduce((sum, bytes) => sum + bytes, vocabularyBytes)
}
