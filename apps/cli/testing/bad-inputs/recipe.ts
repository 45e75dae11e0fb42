import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BadInput, Fault } from './bad-input.ts'
import { writeIn, writeRecipe } from './change-project.ts'

const set = (setting: string): Fault => () => ['--set', setting]
const scratch = (setting: string): Fault => () => ['--method', 'scratch', '--set', setting]
const template = (content: string): Fault => (folder) => {
  writeIn(folder, 'mine.jinja', content)
  return ['--set', 'data.template=mine.jinja']
}
const recipe = (text: string): Fault => (folder) => writeRecipe(folder, text)
const binary = Buffer.from([0, 1, 2, 255, 254])

/** Recipes and options that cannot be followed. */
export const badRecipes: BadInput[] = [
  ['a recipe that is not there', 'FILE_MISSING', /other\.yaml/, () => ['other.yaml']],
  ['no recipe and no data', 'RECIPE_MISSING', /tunesmith\.yaml/, (folder) => rmSync(join(folder, 'tunesmith.yaml'))],
  ['a dataset for a recipe', 'RECIPE_IS_DATA', /tunesmith plan --data colours\.jsonl --model/, () => ['colours.jsonl']],
  ['broken YAML', 'YAML_INVALID', /tunesmith\.yaml, line \d/, recipe('model: tiny-llama\ndata: {train: colours.jsonl\n')],
  ['a text', 'SETTINGS_INVALID', /tunesmith\.yaml.*the file/s, recipe('hello')],
  ['a binary recipe', 'YAML_INVALID', /tunesmith\.yaml/, (folder) => writeIn(folder, 'tunesmith.yaml', binary)],
  ['an unknown setting', 'SETTINGS_INVALID', /training\.epoch:.*Did you mean training\.epochs/s, set('training.epoch=3')],
  ['a setting of the wrong type', 'SETTINGS_INVALID', /training\.epochs.*"many"/s, set('training.epochs=many')],
  ['a setting without its value', 'OPTION_VALUE_INVALID', /--set.*"training\.epochs"/s, set('training.epochs')],
  ['a negative rank', 'SETTINGS_INVALID', /lora\.rank.*-4/s, set('lora.rank=-4')],
  ['rank 0', 'SETTINGS_INVALID', /lora\.rank.*0/s, set('lora.rank=0')],
  ['a rank above the width of the model', 'LORA_RANK_TOO_HIGH', /64.*32/s, set('lora.rank=64')],
  [
    'products in 8 bits of weights that change',
    'COMPUTE_MODE_UNSUITABLE',
    /int8.*full/s,
    () => ['--method', 'full', '--set', 'compute.mode=int8'],
  ],
  ['a module the model does not have', 'LORA_TARGET_UNKNOWN', /q_prj.*q_proj/s, set('lora.targetModules=[q_prj]')],
  ['an unknown method', 'SETTINGS_INVALID', /method.*"dora"/s, set('method=dora')],
  ['an unknown method as an option', 'OPTION_VALUE_INVALID', /--method.*"dora"/s, () => ['--method', 'dora']],
  ['micro-batches that do not make a batch', 'SETTINGS_INVALID', /microBatchSize/, set('training.microBatchSize=3')],
  ['rows longer than the model can read', 'CONTEXT_TOO_SHORT', /512.*256/s, set('data.maxLength=512')],
  ['an unknown template', 'TEMPLATE_UNKNOWN', /chatmml.*chatml/s, set('data.template=chatmml')],
  ['a template that is not Jinja', 'TEMPLATE_INVALID', /mine\.jinja/,
    template('{% for message in messages %}{{ message.content }')],
  ['a template without the answer', 'TEMPLATE_WITHOUT_ANSWER', /mine\.jinja/, template('Hello')],
  ['a new model whose heads do not fit its width', 'SETTINGS_INVALID', /attentionHeads.*7/s,
    scratch('scratch.attentionHeads=7')],
  ['a new model with a tokenizer that is not there', 'MODEL_FOLDER_MISSING', /gone/, scratch('scratch.tokenizer=gone')],
  ['an unknown option', 'OPTION_UNKNOWN', /--epoch.*training\.epochs/s, () => ['--epoch', '3']],
  ['too little memory', 'OUT_OF_MEMORY_PLANNED', /memoryLimit/, set('compute.memoryLimit=50MB')],
  ['a GPU that is not there', 'PROVIDER_UNAVAILABLE', /cpu/,
    set(`compute.provider=${process.platform === 'darwin' ? 'directml' : 'coreml'}`)],
]
