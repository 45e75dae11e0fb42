import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { TunesmithError } from '@tunesmith/contract'
import { exportModel } from '@tunesmith/export'
import { startLlama } from '@tunesmith/inference'
import { builtinTemplates, chooseTemplate, loadTokenizer, renderPrompt, stopTokenIds, type Message } from '@tunesmith/text'
import { describeMachine } from './measure/machine.ts'

/*
 * Ollama itself makes models of what is exported for it, and is asked the test questions of the policy chatbot: the prompts
 * it writes, the tokens it counts and the likeliest answers it gives are compared with those of llama.cpp here, for every
 * built-in chat template: node bench/ollama.ts --ollama <program>
 */

const { values: options } = parseArgs({
  options: {
    ollama: { type: 'string', default: 'ollama' }, // the program, 0.12 or later
    template: { type: 'string', multiple: true, default: Object.keys(builtinTemplates) },
    questions: { type: 'string', default: '20' },
    tokens: { type: 'string', default: '48' }, // of an answer, at most
  },
})

const model = 'tunesmith-base-10m'
const modelFolder = join(import.meta.dirname, '../models', model)
const longestAnswer = Number(options.tokens)

/** A conversation a question, and a longer one at the end. */
function conversations(): Message[][] {
  const lines = readFileSync(join(import.meta.dirname, '../examples/policy-chatbot/data/test.jsonl'), 'utf8').trim().split('\n')
  const rows = lines.slice(0, Number(options.questions)).map((line) => (JSON.parse(line) as { messages: Message[] }).messages)
  const asked = rows.map((messages) => messages.filter(({ role }) => role === 'user').slice(0, 1))
  return [...asked, [...rows[0].filter(({ role }) => role !== 'system'), ...asked[1]]]
}

/** A running Ollama with a folder of its own for models. */
interface Ollama {
  url: string
  create(name: string, folder: string): void
  stop(): Promise<void>
}

async function startOllama(folder: string): Promise<Ollama> {
  const url = `http://127.0.0.1:${await freePort()}`
  const env = { ...process.env, HOME: folder, OLLAMA_HOST: url, OLLAMA_MODELS: join(folder, 'ollama'), OLLAMA_KEEP_ALIVE: '1m' }
  const server = spawn(options.ollama, ['serve'], { env, stdio: 'ignore' })
  await once(server, 'spawn')
  await untilAnswering(server, url)
  return {
    url,
    create: (name, from) => void execFileSync(options.ollama, ['create', name, '-f', 'Modelfile'], { cwd: from, env, stdio: 'pipe' }),
    async stop() {
      server.kill()
      await once(server, 'exit')
    },
  }
}

async function untilAnswering(server: ChildProcess, url: string): Promise<void> {
  while (!(await fetch(url).then(({ ok }) => ok, () => false))) {
    if (server.exitCode !== null) throw new Error(`ollama ended with status ${server.exitCode}`)
    await sleep(100)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** What an engine made of a conversation. */
interface Said {
  prompt: string
  promptTokens: number
  answer: string
}

interface SaidHere extends Said {
  /** The text of each token, and how far behind it the second likeliest one was, in nats. */
  steps: { text: string; margin: number }[]
}

/** Two likeliest tokens nearer than this, in nats, are told apart by how a program rounds. */
const tie = 0.02

async function askOllama(url: string, name: string, messages: Message[]): Promise<Said> {
  const ask = async <T>(more: object): Promise<T> => {
    const settings = { temperature: 0, num_predict: longestAnswer, repeat_penalty: 1 }
    const body = { model: name, messages, stream: false, options: settings, ...more }
    const response = await fetch(`${url}/api/chat`, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
  const { _debug_info: debug } = await ask<{ _debug_info: { rendered_template: string } }>({ _debug_render_only: true })
  const { message, prompt_eval_count: promptTokens } = await ask<{ message: { content: string }; prompt_eval_count: number }>({})
  return { prompt: debug.rendered_template, promptTokens, answer: message.content.trim() }
}

const greedy = {
  temperature: 0, topP: 1, topK: 0, minP: 0, repetitionPenalty: 1, frequencyPenalty: 0, presencePenalty: 0, seed: 0, logitBias: [],
}

/** The same through llama.cpp here, with the prompt of the chat template itself. */
async function answerHere(file: string, templateName: string, asked: Message[][]): Promise<SaidHere[]> {
  const tokenizer = loadTokenizer(modelFolder)
  const { value: template } = chooseTemplate(tokenizer, templateName)
  const llama = startLlama({ file, sequences: 1 })
  try {
    const said: SaidHere[] = []
    for (const messages of asked) {
      const { text: prompt, ids: tokens } = renderPrompt({ messages }, template, tokenizer)
      const stopTokens = stopTokenIds(template, tokenizer)
      const request = { tokens, maxTokens: longestAnswer, sampling: greedy, stop: [], stopTokens, topLogprobs: 2 }
      const { text: answer, logprobs = [] } = await llama.generate(request)
      const steps = logprobs.map(({ text, top: [first, second] }) => ({ text, margin: first.logprob - second.logprob }))
      said.push({ prompt, promptTokens: tokens.length, answer: answer.trim(), steps })
    }
    return said
  } finally {
    llama.kill()
  }
}

/** How far apart the two likeliest tokens were here where another answer takes another way; infinite where it does not. */
function marginAtParting({ answer }: Said, here: SaidHere): number {
  let text = ''
  for (const step of here.steps) {
    text += step.text
    if (!answer.startsWith(text.trim())) return step.margin
  }
  return Infinity
}

const folder = mkdtempSync(join(tmpdir(), 'tunesmith-ollama-'))
const ollama = await startOllama(folder)
try {
  const version = execFileSync(options.ollama, ['--version'], { encoding: 'utf8', env: { ...process.env, OLLAMA_HOST: ollama.url } }).trim()
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()} · ${version}`)
  const asked = conversations()
  for (const template of options.template) {
    const output = join(folder, template)
    mkdirSync(output)
    try {
      await exportModel({ source: { model: modelFolder, template }, name: template, format: 'ollama', precisions: ['F16'], output })
    } catch (error) {
      if (!(error instanceof TunesmithError)) throw error
      console.log(`${template}: refused, ${error.code}`)
      continue
    }
    ollama.create(template, output)
    const here = await answerHere(join(output, `${template}-F16.gguf`), template, asked)
    const there: Said[] = []
    for (const messages of asked) there.push(await askOllama(ollama.url, template, messages))
    const alike = (same: (there: Said, here: SaidHere) => boolean) => {
      const count = there.filter((each, index) => same(each, here[index])).length
      if (count < there.length) process.exitCode = 1
      return `${count} of ${there.length}`
    }
    const prompts = alike((a, b) => a.prompt === b.prompt)
    const counts = alike((a, b) => a.promptTokens === b.promptTokens)
    const answers = alike((a, b) => a.answer === b.answer || marginAtParting(a, b) < tie)
    console.log(`${template}: same prompt ${prompts}, as many tokens ${counts}, same likeliest answer or a tie ${answers}`)
    for (const [index, each] of there.entries()) {
      if (each.answer === here[index].answer) continue
      console.log(`  another answer, where the two likeliest tokens were ${marginAtParting(each, here[index]).toFixed(4)} nats apart`)
    }
  }
} finally {
  await ollama.stop()
  rmSync(folder, { recursive: true, force: true })
}
