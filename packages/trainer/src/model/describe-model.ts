import { TunesmithError } from '@tunesmith/contract'
import { openModelFolder } from '@tunesmith/formats'
import { findTensor, linearLayers, parameterCount, readArchitecture } from '@tunesmith/nn'

/** What a list of models says about one. */
export interface ModelDescription {
  /** `model_type` of config.json, or null where that cannot be read. */
  family: string | null
  parameters: number | null
  /** Longest text it was made for, in tokens. */
  contextLength: number | null
  /** Size of the weights on the disk, in bytes. */
  bytes: number | null
  /** Why it cannot be trained here; null when it can. */
  problem: { code: string; title: string } | null
}

/** Looks at a model folder as far as its headers: whether its family, its weights and its tokenizer can be used. */
export function describeModel(path: string): ModelDescription {
  const description: ModelDescription = { family: null, parameters: null, contextLength: null, bytes: null, problem: null }
  try {
    const folder = openModelFolder(path)
    description.bytes = [...folder.tensors.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
    description.family = typeof folder.config.model_type === 'string' ? folder.config.model_type : null
    const architecture = readArchitecture(folder.config)
    description.parameters = parameterCount(architecture)
    description.contextLength = architecture.contextLength
    for (const { name } of linearLayers(architecture)) findTensor(folder.tensors, `${name}.weight`)
    if (folder.tokenizerPath === undefined) throw new TunesmithError('TOKENIZER_MISSING', { folder: path })
    return description
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    return { ...description, problem: { code: error.code, title: error.title } }
  }
}
