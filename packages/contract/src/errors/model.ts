import { row } from './define.ts'

/** Failures of model folders, weights, adapters and tokenizers. */
export const modelErrors = {
  MODEL_FOLDER_MISSING: row<{ path: string }>({
    title: 'Model folder not found',
    message: ({ path }) => `There is no model folder at ${path}.`,
    remedy: 'Give a folder in Hugging Face format (config.json, tokenizer.json, *.safetensors), or a name from `tunesmith models`, which lists runs too.',
  }),
  MODEL_IS_ADAPTER: row<{ path: string; base: string }>({
    title: 'An adapter, not a model',
    message: ({ path, base }) => `${path} holds a LoRA adapter for ${base}; the weights it was trained on are not in it.`,
    remedy: 'Give the base model as the model, and this folder as the adapter.',
  }),
  MODEL_CONFIG_MISSING: row<{ path: string }>({
    title: 'config.json not found',
    message: ({ path }) => `${path} has no config.json, so the shape of the model is unknown.`,
    remedy: 'Give the folder that holds config.json beside the *.safetensors files; download it again if the file is gone.',
  }),
  MODEL_PICKLE_ONLY: row<{ path: string; files: string[] }>({
    title: 'Weights in pickle format',
    message: ({ path, files }) =>
      `${path} has its weights as ${files.join(', ')}. Opening a pickle file can run any program hidden in it, so it is never read.`,
    remedy:
      'Take a revision of the model with *.safetensors (most have one), or convert it once on a machine you can lose: ' +
      '`AutoModelForCausalLM.from_pretrained(folder).save_pretrained(new_folder)` in Python.',
  }),
  MODEL_WEIGHTS_MISSING: row<{ path: string; found: string[] }>({
    title: 'No weights in the model folder',
    message: ({ path, found }) =>
      `${path} has neither model.safetensors nor model.safetensors.index.json` +
      (found.length > 0 ? `; it has ${found.join(', ')}, which cannot be trained from.` : '.'),
    remedy: 'Download the model again in Hugging Face format, with its *.safetensors files.',
  }),
  MODEL_INDEX_INVALID: row<{ path: string; detail: string }>({
    title: 'The index of the shards is invalid',
    message: ({ path, detail }) => `${path} cannot be used: ${detail}.`,
    remedy: 'Download this file again; it belongs to the model and is not made by hand.',
  }),
  MODEL_SHARD_MISSING: row<{ path: string; shard: string }>({
    title: 'A part of the weights is missing',
    message: ({ path, shard }) => `${path} needs the file ${shard}, which is not there.`,
    remedy: 'Download the missing file; an interrupted download is the usual cause.',
  }),
  MODEL_INDEX_MISMATCH: row<{ path: string; tensor: string; shard: string }>({
    title: 'Index and weights disagree',
    message: ({ path, tensor, shard }) => `${path} says that ${tensor} is in ${shard}, but that file does not have it.`,
    remedy: 'The files come from different revisions of the model: download them all again from one revision.',
  }),
  TENSOR_MISSING: row<{ path: string; tensor: string }>({
    title: 'Tensor not found',
    message: ({ path, tensor }) => `${path} has no tensor named ${tensor}.`,
    remedy: 'Check that the weights belong to this architecture; download the model again if a file was replaced.',
  }),
  TENSOR_DTYPE_UNSUPPORTED: row<{ path: string; tensor: string; dtype: string }>({
    title: 'Number format not supported here',
    message: ({ path, tensor, dtype }) => `${tensor} in ${path} is stored as ${dtype}; weights can be F32, F16 or BF16.`,
    remedy: 'Use the original checkpoint in bfloat16, float16 or float32 instead of a quantised one.',
  }),
  WEIGHTS_NOT_FINITE: row<{ path: string; tensor: string }>({
    title: 'Weights contain NaN or infinity',
    message: ({ path, tensor }) => `${tensor} in ${path} has values that are not numbers; every answer of the model would be void.`,
    remedy: 'Download the model again, or go back to a checkpoint from before training diverged.',
  }),
  WEIGHT_NOT_QUANTIZABLE: row<{ path: string; tensor: string; shape: number[] }>({
    title: 'Not a matrix',
    message: ({ path, tensor, shape }) =>
      `${tensor} in ${path} has the shape [${shape.join(', ')}]; only the weight matrices of linear layers can be quantised.`,
    remedy: 'Leave this tensor out of the names to quantise.',
  }),
  QUANTIZED_WEIGHT_INVALID: row<{ path: string; tensor: string; detail: string }>({
    title: 'The quantised weight is damaged',
    message: ({ path, tensor, detail }) => `${tensor} in ${path} cannot be used: ${detail}.`,
    remedy: 'Delete the file of quantised weights, so that it is made anew from the model, or download it again.',
  }),
  SAFETENSORS_TRUNCATED: row<{ path: string; expected: number; actual: number }>({
    title: 'The safetensors file is cut off',
    message: ({ path, expected, actual }) => `${path} should have at least ${expected} bytes and has ${actual}.`,
    remedy: 'Download or copy the file again; the last attempt was interrupted, or the disk was full.',
  }),
  SAFETENSORS_HEADER_TOO_LARGE: row<{ path: string; bytes: number; limit: number }>({
    title: 'Not a safetensors file',
    message: ({ path, bytes, limit }) => `${path} announces a header of ${bytes} bytes; the format allows ${limit}.`,
    remedy: 'The file is damaged or in another format: download it again, or check its name.',
  }),
  SAFETENSORS_HEADER_INVALID: row<{ path: string; detail: string }>({
    title: 'The safetensors header is invalid',
    message: ({ path, detail }) => `The header of ${path} cannot be used: ${detail}.`,
    remedy: 'The file is damaged or in another format: download it again.',
  }),
  SAFETENSORS_DTYPE_UNKNOWN: row<{ path: string; tensor: string; dtype: string }>({
    title: 'Unknown number format',
    message: ({ path, tensor, dtype }) => `${tensor} in ${path} has the dtype ${dtype}, which the safetensors format does not define.`,
    remedy: 'Use a version of the model in F32, F16 or BF16.',
  }),
  SAFETENSORS_SIZE_MISMATCH: row<{ path: string; tensor: string; expected: number; actual: number }>({
    title: 'A tensor has the wrong size',
    message: ({ path, tensor, expected, actual }) =>
      `${tensor} in ${path} takes ${actual} bytes, but its shape and dtype need ${expected}.`,
    remedy: 'The file is damaged: download it again.',
  }),
  SAFETENSORS_LAYOUT_INVALID: row<{ path: string; detail: string }>({
    title: 'The tensors do not fit together',
    message: ({ path, detail }) => `The data of ${path} is not laid out as the format demands: ${detail}.`,
    remedy: 'The file is damaged or was made to deceive: take it from its original source again.',
  }),
  GGUF_INVALID: row<{ path: string; detail: string }>({
    title: 'The GGUF file is invalid',
    message: ({ path, detail }) => `${path} cannot be used: ${detail}.`,
    remedy: 'The file is damaged, in another format, or was made to deceive: take it from its original source again.',
  }),
  GGUF_TRUNCATED: row<{ path: string; expected: number; actual: number }>({
    title: 'The GGUF file is cut off',
    message: ({ path, expected, actual }) => `${path} should have at least ${expected} bytes and has ${actual}.`,
    remedy: 'Download or copy the file again; the last attempt was interrupted, or the disk was full.',
  }),
  GGUF_VERSION_UNSUPPORTED: row<{ path: string; version: string }>({
    title: 'Unknown version of GGUF',
    message: ({ path, version }) => `${path} is GGUF version ${version}; 2 and 3 in little-endian byte order can be read.`,
    remedy: 'Take a current version of the file from the model\'s page, or convert the model again with a current program.',
  }),
  GGUF_TENSOR_TYPE_UNSUPPORTED: row<{ path: string; tensor: string; type: string }>({
    title: 'Encoding of the weights not supported here',
    message: ({ path, tensor, type }) => `${tensor} in ${path} is stored as ${type}, which cannot be turned back into numbers here.`,
    remedy: 'Take the file in F16, BF16, Q8_0 or Q4_K_M, or the model in Hugging Face format.',
  }),
  GGUF_EXPORT_UNSUPPORTED: row<{ model: string; reason: string }>({
    title: 'llama.cpp cannot run this model as it is',
    message: ({ model, reason }) => `${model} cannot be written as GGUF: ${reason}.`,
    remedy: 'Export the merged model in Hugging Face format, or as ONNX.',
  }),
  MODEL_EXISTS: row<{ path: string }>({
    title: 'There is a model already',
    message: ({ path }) => `${path} holds a model, which would be overwritten.`,
    remedy: 'Choose another output folder, or delete this one first.',
  }),
  ADAPTER_MISSING: row<{ path: string; file: string }>({
    title: 'Adapter not found',
    message: ({ path, file }) => `${path} is not a PEFT adapter: it has no ${file}.`,
    remedy: 'Give a folder with adapter_config.json and adapter_model.safetensors.',
  }),
  ADAPTER_PICKLE: row<{ path: string }>({
    title: 'Adapter in pickle format',
    message: ({ path }) =>
      `${path} has its weights as adapter_model.bin. Opening a pickle file can run any program hidden in it, so it is never read.`,
    remedy: 'Ask its author for adapter_model.safetensors, or save it again with a current PEFT on a machine you can lose.',
  }),
  ADAPTER_CONFIG_INVALID: row<{ path: string; detail: string }>({
    title: 'adapter_config.json is invalid',
    message: ({ path, detail }) => `${path} cannot be used: ${detail}.`,
    remedy: 'Correct this field, or save the adapter again with the tool that made it.',
  }),
  ADAPTER_TYPE_UNSUPPORTED: row<{ path: string; type: string }>({
    title: 'Adapter type not supported',
    message: ({ path, type }) => `${path} is an adapter of type ${type}; only LoRA adapters are understood.`,
    remedy: 'Use a LoRA adapter, or merge this one into its base model with PEFT and give the merged model.',
  }),
  ADAPTER_VARIANT_UNSUPPORTED: row<{ path: string; feature: string }>({
    title: 'Variant of LoRA not supported',
    message: ({ path, feature }) => `${path} uses ${feature}, which changes what the adapter means; reading it as plain LoRA would be wrong.`,
    remedy: 'Merge the adapter into its base model with PEFT and give the merged model.',
  }),
  ADAPTER_WEIGHTS_INVALID: row<{ path: string; tensor: string; detail: string }>({
    title: 'The weights of the adapter do not fit',
    message: ({ path, tensor, detail }) => `${tensor} in ${path}: ${detail}.`,
    remedy: 'adapter_config.json and adapter_model.safetensors must come from the same training run; copy both again.',
  }),
  TOKENIZER_MISSING: row<{ folder: string }>({
    title: 'Tokenizer not found',
    message: ({ folder }) => `The model folder ${folder} has no tokenizer.json, so text cannot be turned into tokens.`,
    remedy: 'Download tokenizer.json and tokenizer_config.json from the same place as the model, into that folder.',
  }),
  TOKENIZER_SENTENCEPIECE_ONLY: row<{ folder: string }>({
    title: 'Tokenizer in the old format',
    message: ({ folder }) => `${folder} has only a SentencePiece file (tokenizer.model) and no tokenizer.json.`,
    remedy: 'Take tokenizer.json from the model\'s page (nearly every model has one by now), or write it once in Python: '
      + 'AutoTokenizer.from_pretrained(folder).save_pretrained(folder).',
  }),
  TOKENIZER_INVALID: row<{ path: string; problem: string }>({
    title: 'Tokenizer file is damaged',
    message: ({ path, problem }) => `${path} cannot be read: ${problem}.`,
    remedy: 'Download this file again; compare its size with the one on the model\'s page.',
  }),
  TOKENIZER_UNSUPPORTED: row<{ path: string; problem: string }>({
    title: 'Tokenizer not supported',
    message: ({ path, problem }) => `${path} describes a tokenizer that is not supported: ${problem}.`,
    remedy: 'BPE, Unigram and WordPiece tokenizers in tokenizer.json are supported; use a model with one of these.',
  }),
  TOKENIZER_VOCABULARY_TOO_SMALL: row<{ vocabSize: number; least: number }>({
    title: 'Vocabulary too small',
    message: ({ vocabSize, least }) =>
      `A vocabulary of ${vocabSize} has no room for the 256 bytes and the special tokens, which are ${least} together.`,
    remedy: 'Ask for a larger vocabulary; 4096 to 32768 is usual for small models.',
  }),

  // config.json and how it fits the weights

  MODEL_CONFIG_FIELD: row<{ field: string; expected: string; found: string }>({
    title: 'Unusable model configuration',
    message: ({ field, expected, found }) => `In config.json, ${field} should be ${expected}, but is ${found}.`,
    remedy: 'Download the model again, or correct the field; the model card says what it should be.',
  }),
  MODEL_FAMILY_UNKNOWN: row<{ type: string; known: string }>({
    title: 'Unknown model family',
    message: ({ type, known }) => `config.json says model_type "${type}", which cannot be trained here. Should be one of: ${known}.`,
    remedy: 'Choose a model of a family in the list; most open models have a sibling in one of them.',
  }),
  MODEL_ROPE_UNKNOWN: row<{ type: string; known: string }>({
    title: 'Unknown position scaling',
    message: ({ type, known }) => `The model stretches positions by "${type}", which is not supported. Should be one of: ${known}.`,
    remedy: 'Choose another variant of the model, for example the one with the original context length.',
  }),
  MODEL_TENSOR_SHAPE: row<{ name: string; found: string; expected: string }>({
    title: 'Weights do not fit the configuration',
    message: ({ name, found, expected }) => `The tensor ${name} has shape ${found}, but config.json asks for ${expected}.`,
    remedy: 'config.json and the weight files are from different models; download the model again.',
  }),
  MODEL_WEIGHTS_UNFIT: row<{ path: string; family: string; problems: string[]; more: number }>({
    title: 'The weights are not those of the configuration',
    message: ({ path, family, problems, more }) =>
      `${path} does not hold the weights of the ${family} model that its config.json describes:\n` +
      [...problems.map((problem) => `  ${problem}`), ...(more > 0 ? [`  and ${more} more`] : [])].join('\n'),
    remedy:
      'Download config.json and all *.safetensors files from one revision of the model; ' +
      'of a quantised model, take the original in bfloat16, float16 or float32.',
  }),
  TOKENIZER_MODEL_MISMATCH: row<{ path: string; tokens: number; embeddings: number }>({
    title: 'Tokenizer and model do not belong together',
    message: ({ path, tokens, embeddings }) =>
      `The tokenizer in ${path} makes ${tokens} different tokens, but the model has embeddings for ${embeddings}.`,
    remedy: 'Put the tokenizer.json that was published with this model beside its weights.',
  }),
  PROMPT_TOO_LONG: row<{ prompt: string; tokens: number; contextLength: number }>({
    title: 'Prompt longer than the model can read',
    message: ({ prompt, tokens, contextLength }) =>
      `The prompt that begins with "${prompt}" has ${tokens} tokens, which leaves no room for an answer: this model was made for `
      + `${contextLength} tokens, prompt and answer together.`,
    remedy: 'Shorten the prompt or the system message, or take a model with a longer context.',
  }),
  MODEL_NOT_GIVEN: row({
    title: 'No model to start from',
    message: () => 'The run names no model, and no sizes of a new one.',
    remedy: 'Give `model:` a folder or a name from `tunesmith models`, or describe a new model under `scratch:`.',
  }),
}
