import type { Export, ExportFormat } from '@tunesmith/contract'
import { nameFrom } from '../registry/registered-name.ts'

export interface WayToRun {
  /** Name of the program, the same in every language. */
  program: string
  code: string
}

type Made = Pick<Export, 'format' | 'files' | 'modelName'>

const fileWith = ({ files }: Made, ending: string) => files.find(({ path }) => path.endsWith(ending))?.path ?? `model${ending}`
const folderOf = ({ modelName, format }: Made) => `./${nameFrom(modelName) || 'model'}-${format}`

const question = 'Who are you?'

const transformers = (folder: string, load: string, source: string) => `from transformers import AutoTokenizer
from ${source} import ${load}

folder = "${folder}"
tokenizer = AutoTokenizer.from_pretrained(folder)
model = ${load}.from_pretrained(folder)
prompt = tokenizer.apply_chat_template(
    [{"role": "user", "content": "${question}"}], add_generation_prompt=True, return_tensors="pt", return_dict=True)
answer = model.generate(**prompt, max_new_tokens=200)
print(tokenizer.decode(answer[0, prompt["input_ids"].shape[1]:], skip_special_tokens=True))`

/** How other programs run what was exported, by its format. */
const ways: Readonly<Record<ExportFormat, (made: Made) => WayToRun[]>> = {
  gguf: (made) => [
    { program: 'llama.cpp', code: `llama-cli -m ${fileWith(made, '.gguf')} -cnv` },
    { program: 'llama-server', code: `llama-server -m ${fileWith(made, '.gguf')} --port 8080` },
  ],
  'gguf-adapter': (made) => [
    { program: 'llama.cpp', code: `llama-cli -m base.gguf --lora ${fileWith(made, '.gguf')} -cnv` },
  ],
  ollama: (made) => {
    const name = nameFrom(made.modelName) || 'model'
    return [{ program: 'Ollama', code: `ollama create ${name} -f Modelfile\nollama run ${name}` }]
  },
  merged: (made) => [{ program: 'Transformers', code: transformers(folderOf(made), 'AutoModelForCausalLM', 'transformers') }],
  adapter: (made) => [{ program: 'Transformers + PEFT', code: transformers(folderOf(made), 'AutoPeftModelForCausalLM', 'peft') }],
  archive: (made) => [{ program: 'Tunesmith', code: `tunesmith models import ./${fileWith(made, '.tunesmith.tar')}` }],
  onnx: (made) => [
    {
      program: 'Transformers.js',
      code: `import { env, pipeline } from '@huggingface/transformers'

env.localModelPath = '.'
const answer = await pipeline('text-generation', '${folderOf(made).slice(2)}', { dtype: 'fp32' })
console.log(await answer([{ role: 'user', content: '${question}' }], { max_new_tokens: 200 }))`,
    },
    {
      program: 'ONNX Runtime',
      code: `import * as ort from 'onnxruntime-node'

const session = await ort.InferenceSession.create('${folderOf(made).slice(2)}/${fileWith(made, '.onnx')}')
console.log(session.inputNames, session.outputNames)`,
    },
  ],
}

/** The commands and programs that run an export, with the names of its files. */
export const waysToRun = (made: Made): WayToRun[] => ways[made.format](made)
