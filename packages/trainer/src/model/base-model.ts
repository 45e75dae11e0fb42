import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openModelFolder, type ModelFolder } from '@tunesmith/formats'
import { checkWeights, parameterCount, readArchitecture, type Architecture } from '@tunesmith/nn'
import { chooseTemplate, loadTokenizer, type ConversationTemplate, type Tokenizer } from '@tunesmith/text'
import { fail, type Chosen } from '@tunesmith/contract'

/** A model to start from, with everything needed to read and write text with it; the weights are still on the disk. */
export interface BaseModel {
  /** Real path of the folder. */
  path: string
  folder: ModelFolder
  architecture: Architecture
  parameters: number
  tokenizer: Tokenizer
  template: Chosen<ConversationTemplate>
}

/** Models that come with Tunesmith, by name: the folders in `models/` at the root of the installation. */
const bundledModels = join(import.meta.dirname, '../../../../models')

/** The names of the models that come with Tunesmith. */
export function bundledModelNames(): string[] {
  return existsSync(bundledModels) ? readdirSync(bundledModels).filter((name) => isModel(join(bundledModels, name))) : []
}

/** The folder of a model given by name or path. */
export function modelPath(model: string): string {
  return bundledModelNames().includes(model) ? join(bundledModels, model) : model
}

/**
 * Opens a model by name or folder.
 * @param template `auto`, a known template's name or the path of a Jinja file
 * @throws TOKENIZER_MODEL_MISMATCH when the tokenizer makes ids the model has no embedding for, and what
 *   `openModelFolder`, `readArchitecture`, `checkWeights`, `loadTokenizer` and `chooseTemplate` throw
 */
export function openBaseModel(model: string, template = 'auto'): BaseModel {
  const folder = openModelFolder(modelPath(model))
  const architecture = readArchitecture(folder.config)
  checkWeights(architecture, folder.tensors)
  const tokenizer = loadTokenizer(folder.path)
  if (tokenizer.vocabSize > architecture.vocabularySize) {
    fail('TOKENIZER_MODEL_MISMATCH', {
      path: folder.path,
      tokens: tokenizer.vocabSize,
      embeddings: architecture.vocabularySize,
    })
  }
  return {
    path: folder.path,
    folder,
    architecture,
    parameters: parameterCount(architecture),
    tokenizer,
    template: chooseTemplate(tokenizer, template),
  }
}

const isModel = (path: string) => existsSync(join(path, 'config.json'))
