import { basename } from 'node:path'
import { defineCommand } from '../command-line/command.ts'
import { answerOptions, answerOptionsOf } from '../inference/answer-options.ts'
import { startChat } from '../inference/start-chat.ts'
import { locateModel } from '../models/locate-model.ts'
import { resolvePath } from '../recipe/resolve-paths.ts'

export const modelArgument = {
  name: 'MODEL', required: true, summary: 'A run folder, a model folder, an adapter folder, or a name from `tunesmith models`.',
} as const

export const modelOptions = {
  adapter: { kind: 'text', value: 'FOLDER', summary: 'A LoRA adapter in PEFT format to put on the model.' },
  system: { kind: 'text', value: 'TEXT', summary: 'System message; that of the run when left out.' },
} as const

export const chat = defineCommand({
  name: 'chat',
  summary: 'Talk to a model in the terminal.',
  description: 'While talking: /reset starts anew, /system TEXT sets the system message, /exit ends. Ctrl-C breaks an answer off.',
  arguments: [modelArgument],
  options: { ...modelOptions, ...answerOptions },
  examples: [
    { line: 'tunesmith chat runs/faq-smollm2', meaning: 'Talk to what a run has trained.' },
    { line: 'tunesmith chat models/SmolLM2-135M-Instruct --temperature 0.7', meaning: 'Talk to a model as it is.' },
  ],
  async run({ words: [reference], options: { adapter, system, ...rest }, terminal }) {
    const answering = answerOptionsOf('chat', rest)
    const located = locateModel(reference, terminal.folder)
    const chosen = adapter === undefined ? located : { ...located, adapter: resolvePath(terminal.folder, adapter) }
    const name = adapter === undefined ? located.name : `${located.name} + ${basename(adapter)}`
    await startChat({ ...chosen, name, system: system ?? chosen.system }, answering, terminal)
    return 0
  },
})
