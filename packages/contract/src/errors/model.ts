import { row } from './define.ts'

/** Failures of model folders, weights, adapters and tokenizers. */
export const modelErrors = {
  MODEL_FOLDER_MISSING: row<{ path: string }>({
    title: 'Model folder not found',
    message: ({ path }) => `There is no model folder at ${path}.`,
    remedy: 'Give a folder in Hugging Face format (config.json, tokenizer.json, *.safetensors), or a name from `tunesmith models`.',
  }),
  TOKENIZER_VOCABULARY_TOO_SMALL: row<{ vocabSize: number; least: number }>({
    title: 'Vocabulary too small',
    message: ({ vocabSize, least }) =>
      `A vocabulary of ${vocabSize} has no room for the 256 bytes and the special tokens, which are ${least} together.`,
    remedy: 'Ask for a larger vocabulary; 4096 to 32768 is usual for small models.',
  }),
}
