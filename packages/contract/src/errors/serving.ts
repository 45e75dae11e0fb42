import { formatByteSize } from '../byte-size.ts'
import { row } from './define.ts'

export const servingErrors = {
  LLAMA_CANNOT_LOAD: row<{ file: string; problem: string }>({
    title: 'llama.cpp cannot load this file',
    message: ({ file, problem }) => `${file} could not be loaded: ${problem}.`,
    remedy: 'Check that the file is a GGUF model, or an adapter made for this model, and that it is whole; export or download it again.',
  }),
  LLAMA_FAILED: row<{ model: string; problem: string }>({
    title: 'llama.cpp reported a failure',
    message: ({ model, problem }) => `While it worked with ${model}: ${problem}.`,
    remedy: 'Try again. If it happens again, take a shorter text, or export the model again.',
  }),
  SCHEMA_UNSUPPORTED: row<{ place: string; what: string }>({
    title: 'The answer cannot be kept to this schema',
    message: ({ place, what }) => `At ${place} there is ${what}, which no grammar can be made of.`,
    remedy: 'Leave it out, and say it in the description instead; type, enum, const, properties, required, items, anyOf and $ref can be used.',
  }),
  GRAMMAR_INVALID: row<{ problem: string }>({
    title: 'The grammar is not valid',
    message: ({ problem }) => `llama.cpp did not take the grammar: ${problem}.`,
    remedy: 'Write it in GBNF, with a rule that is called root.',
  }),
  ENGINE_LACKS: row<{ model: string; what: string }>({
    title: 'This model cannot do that',
    message: ({ model, what }) => `llama.cpp cannot run ${model}, and the engine that runs it instead knows nothing of ${what}.`,
    remedy: 'Leave it out of the request, or merge an adapter into its base, which llama.cpp may be able to run.',
  }),
  SERVING_DISK_SHORT: row<{ model: string; neededBytes: number; freeBytes: number }>({
    title: 'Not enough room on the disk',
    message: ({ model, neededBytes, freeBytes }) =>
      `${model} answers from a copy for llama.cpp, which takes about ${formatByteSize(neededBytes)}, and ${formatByteSize(freeBytes)} are free. Nothing was written.`,
    remedy: 'Delete models and exports that are no longer needed.',
  }),
  READER_TOO_SLOW: row<{ events: number }>({
    title: 'The answer was not read',
    message: ({ events }) => `More than ${events} parts of the answer waited to be read, so the rest of it was not written.`,
    remedy: 'Read the stream as it comes, or ask for the answer as a whole.',
  }),
  OLLAMA_TEMPLATE_UNSUPPORTED: row<{ template: string }>({
    title: 'Ollama cannot write the prompts of this model',
    message: ({ template }) => `The template "${template}" does more than a Go template can repeat; Ollama would ask the model in other words.`,
    remedy: 'Export as GGUF, and run it with llama.cpp or with the API of this studio, which read the template itself.',
  }),
}
