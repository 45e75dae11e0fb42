import { join } from 'node:path'
import type { RunSpec } from '@tunesmith/contract'
import { writeFileDurably } from '@tunesmith/formats'
import { parameterCount, readArchitecture } from '@tunesmith/nn'
import {
  builtinTemplates,
  chooseTemplate,
  loadTokenizer,
  trainByteLevelBpe,
  writeTokenizerFiles,
  type Row,
} from '@tunesmith/text'
import type { BaseModel } from './base-model.ts'

/** End of a text, and the marks of ChatML around a turn. */
const specialTokens = ['<|endoftext|>', '<|im_start|>', '<|im_end|>']

/**
 * A model that does not exist yet: a Llama-architecture configuration by the sizes in the run description, with the
 * tokenizer given there, or a byte-level BPE trained on the rows. Both are written to `folder`, so that a resumed run
 * finds the same.
 */
export function createScratchModel(spec: RunSpec, rows: Iterable<Row>, folder: string): BaseModel {
  const sizes = spec.scratch!
  const tokenizerFolder = sizes.tokenizer ?? folder
  if (!sizes.tokenizer) {
    const files = trainByteLevelBpe(textsOf(rows), {
      vocabSize: sizes.vocabularySize,
      specialTokens,
      eosToken: '<|im_end|>',
      padToken: '<|endoftext|>',
      chatTemplate: builtinTemplates.chatml.jinja,
      modelMaxLength: sizes.contextLength,
    })
    writeTokenizerFiles(folder, files)
  }
  const tokenizer = loadTokenizer(tokenizerFolder)
  const config = {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    hidden_size: sizes.hiddenSize,
    intermediate_size: sizes.intermediateSize,
    num_hidden_layers: sizes.layers,
    num_attention_heads: sizes.attentionHeads,
    num_key_value_heads: sizes.keyValueHeads,
    head_dim: sizes.hiddenSize / sizes.attentionHeads,
    vocab_size: Math.max(tokenizer.vocabSize, sizes.vocabularySize),
    max_position_embeddings: sizes.contextLength,
    tie_word_embeddings: sizes.tieWordEmbeddings,
    rope_theta: sizes.ropeTheta,
    rms_norm_eps: 1e-5,
    hidden_act: 'silu',
    attention_bias: false,
    mlp_bias: false,
    bos_token_id: null,
    eos_token_id: tokenizer.eosIds[0],
    pad_token_id: tokenizer.padId,
  }
  writeFileDurably(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  const architecture = readArchitecture(config)
  return {
    path: tokenizerFolder,
    folder: { path: folder, config, tensors: new Map() },
    architecture,
    parameters: parameterCount(architecture),
    tokenizer,
    template: chooseTemplate(tokenizer, spec.data.template),
  }
}

function* textsOf(rows: Iterable<Row>): Generator<string> {
  for (const row of rows) yield textOf(row)
}

/** All text of a row, whatever its layout, for the tokenizer to learn from. */
function textOf({ value }: Row): string {
  const texts: string[] = []
  const collect = (part: unknown): void => {
    if (typeof part === 'string') texts.push(part)
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(collect)
  }
  collect(value)
  return texts.join('\n')
}
