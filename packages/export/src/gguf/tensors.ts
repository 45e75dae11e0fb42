import { blockNorms, parameterShapes, type Architecture } from '@tunesmith/nn'
import { ggufFamilyOf, missingAttentionScale } from './families.ts'

/** How the rows of a weight differ between Transformers and llama.cpp: a value w becomes (w + offset) × factor. */
export interface RowChange {
  /** Rows of a head, in which the pairs of features that are turned together are put side by side. */
  pairedRows?: number
  offset: number
  factor: number
}

/** A weight of a model as llama.cpp has it. */
export interface PlannedTensor extends RowChange {
  name: string
  shape: readonly number[]
  /** Its name in the checkpoint. */
  source: string
}

/** Modules of a decoder block by their names in Transformers; norms are named by where they stand. */
const modules: Readonly<Record<string, string>> = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.qkv_proj': 'attn_qkv',
  'self_attn.o_proj': 'attn_output',
  'self_attn.q_norm': 'attn_q_norm',
  'self_attn.k_norm': 'attn_k_norm',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.gate_up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
}

const norms = {
  beforeAttention: 'attn_norm',
  afterAttention: 'post_attention_norm',
  beforeMlp: 'ffn_norm',
  afterMlp: 'post_ffw_norm',
} as const

const outside: Readonly<Record<string, string>> = {
  'model.embed_tokens': 'token_embd',
  'model.norm': 'output_norm',
  lm_head: 'output',
}

/** llama.cpp's name of a module, such as `blk.0.attn_q` for `model.layers.0.self_attn.q_proj`. */
export function ggufModule(architecture: Architecture, module: string): string {
  const { layer, inside } = /^model\.layers\.(?<layer>\d+)\.(?<inside>.+)$/.exec(module)?.groups ?? {}
  const name = layer === undefined ? outside[module] : modules[inside] ?? blockNorm(architecture, inside)
  if (name === undefined) throw new Error(`internal: ${module} has no name in llama.cpp`)
  return layer === undefined ? name : `blk.${layer}.${name}`
}

function blockNorm({ normPlacement }: Architecture, module: string): string | undefined {
  const [place] = Object.entries(blockNorms[normPlacement]).find(([, name]) => name === module) ?? []
  return place === undefined ? undefined : norms[place as keyof typeof norms]
}

/** What is done to the rows of a module's weight and bias. */
export function rowChange(architecture: Architecture, module: string): RowChange {
  const { headSize, normWeightOffset, queryKeyNorm } = architecture
  const isQuery = module.endsWith('q_proj')
  const isKey = module.endsWith('k_proj')
  const isPaired = (isQuery || isKey) && ggufFamilyOf(architecture).rotatedPairs === 'neighbours'
  // queries are where a scale of the scores can go: into their norm, where they have one
  const isScaled = queryKeyNorm === 'none' ? isQuery : module.endsWith('q_norm')
  return {
    pairedRows: isPaired ? headSize : undefined,
    offset: module.endsWith('norm') ? normWeightOffset : 0,
    factor: isScaled ? missingAttentionScale(architecture) : 1,
  }
}

/** Every weight of the checkpoint as llama.cpp has it, in the order of the layers. */
export function plannedTensors(architecture: Architecture): PlannedTensor[] {
  const planned = parameterShapes(architecture).map(({ name: source, shape }): PlannedTensor => {
    const [, module, kind] = /^(.+)\.(weight|bias)$/.exec(source)!
    return { name: `${ggufModule(architecture, module)}.${kind}`, shape, source, ...rowChange(architecture, module) }
  })
  const embeddings = planned.find(({ name }) => name === 'token_embd.weight')!
  const repeatsEmbeddings = architecture.tiedEmbeddings && ggufFamilyOf(architecture).outputMatrix === 'required'
  return repeatsEmbeddings ? [...planned, { ...embeddings, name: 'output.weight' }] : planned
}
