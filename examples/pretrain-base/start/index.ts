import { makeFolder } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { builtinTemplates, trainByteLevelBpe, writeTokenizerFiles } from '@tunesmith/text'
import { freshParameters, saveModel } from '@tunesmith/trainer'
import { parseArgs } from 'node:util'
import { generateCorpus } from '../corpus/index.ts'
import { learnToCopy } from './learn-to-copy.ts'

// Makes the tokenizer and a new model that can already copy: node examples/pretrain-base/start/index.ts --out start [--steps 500]

const { values } = parseArgs({ options: { out: { type: 'string' }, steps: { type: 'string', default: '500' } } })
if (values.out === undefined) {
  console.error('Usage: node index.ts --out <folder> [--steps <count>]')
  process.exit(2)
}

const vocabularySize = 4096
const documentsForTokenizer = 20_000

function* texts(): Generator<string> {
  let read = 0
  for (const document of generateCorpus(1)) {
    yield document.kind === 'text' ? document.text : document.messages.map(({ content }) => content).join('\n')
    if (++read === documentsForTokenizer) return
  }
}

const [padToken, turnStart, turnEnd] = ['<|endoftext|>', '<|im_start|>', '<|im_end|>']
makeFolder(values.out)
writeTokenizerFiles(
  values.out,
  trainByteLevelBpe(texts(), {
    vocabSize: vocabularySize,
    specialTokens: [padToken, turnStart, turnEnd],
    eosToken: turnEnd,
    padToken,
    chatTemplate: builtinTemplates.chatml.jinja,
    modelMaxLength: 512,
  }),
)

const config = {
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  hidden_size: 384,
  intermediate_size: 896,
  num_hidden_layers: 6,
  num_attention_heads: 6,
  num_key_value_heads: 2,
  head_dim: 64,
  vocab_size: vocabularySize,
  max_position_embeddings: 512,
  tie_word_embeddings: true,
  rope_theta: 10_000,
  rms_norm_eps: 1e-5,
  hidden_act: 'silu',
  attention_bias: false,
  mlp_bias: false,
  bos_token_id: null,
  eos_token_id: 2,
  pad_token_id: 0,
}
const architecture = readArchitecture(config)
const parameters = freshParameters(architecture, 1)
await learnToCopy(architecture, parameters, Number(values.steps), (step, loss) => {
  if (step % 20 === 0) console.log(`step ${step}: loss ${loss.toFixed(3)}`)
})
saveModel(values.out, architecture, parameters, config, values.out, 'F32')
console.log(`Model written to ${values.out}`)
