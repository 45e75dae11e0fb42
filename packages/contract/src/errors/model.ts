import { row } from './define.ts'

/** Failures of model folders, weights, adapters and tokenizers. */
export const modelErrors = {
  MODEL_FOLDER_MISSING: row<{ path: string }>({
    title: 'Model folder not found',
    message: ({ path }) => `There is no model folder at ${path}.`,
    remedy: 'Give a folder in Hugging Face format (config.json, tokenizer.json, *.safetensors), or a name from `tunesmith models`.',
  }),
}
