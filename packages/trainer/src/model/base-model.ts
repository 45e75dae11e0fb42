import { openModelFolder, type ModelFolder } from '@tunesmith/formats'
import { checkWeights, parameterCount, readArchitecture, type Architecture } from '@tunesmith/nn'
import { chooseTemplate, loadTokenizer, type ConversationTemplate, type Tokenizer } from '@tunesmith/text'
import { fail, type Chosen } from '@tunesmith/contract'
import { modelPath } from './bundled-models.ts'

export { bundledModelNames, modelPath } from './bundled-models.ts'

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
