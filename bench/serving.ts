import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeModelGguf } from '@tunesmith/export'
import { loadTokenizer } from '@tunesmith/text'
import { getLlama, type LlamaContextSequence, type Token } from 'node-llama-cpp'
import { describeMachine } from './measure/machine.ts'
import { busyShareSince, familySeconds, processorSeconds } from './measure/processor-time.ts'
import { median, spread } from './measure/statistics.ts'
import { markdownTable, microseconds, percent, times } from './measure/table.ts'
import { openStudio, type StudioProcess } from './studio/studio-process.ts'

/*
 * What the way to a model costs: the same model, file and number of threads through the studio's /v1/completions, and with
 * node-llama-cpp in this process. Both in each of many short rounds, one time this first and the next time that; a ratio is
 * that of the medians. Beside the time on the clock stands the processor time of the studio and the process of its model,
 * without the client, which other programs on the machine disturb less.
 */

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '24' },
    prompt: { type: 'string', default: '384' }, // tokens to read
    answer: { type: 'string', default: '128' }, // tokens to write, at most
  },
})

const model = 'tunesmith-base-10m'
const modelFolder = join(import.meta.dirname, '../models', model)
const [promptLength, answerLength] = [Number(options.prompt), Number(options.answer)]
/** One, as the studio takes for a model as small as this. */
const threads = 1
const contextLength = 512
const batches = [1, 8] as const

/** Tokens that were read or written, of some texts at once. */
interface Engine {
  name: string
  /** Processor time of all that computes, since it was started, in seconds. */
  processorSeconds(): number
  read(prompts: number[][]): Promise<number>
  write(prompts: number[][]): Promise<number>
}

/** Texts that share no beginning, so that nothing of one is remembered for another. */
function prompts(count: number, length: number, vocabulary: number): number[][] {
  return Array.from({ length: count }, () => Array.from({ length }, () => 300 + Math.floor(Math.random() * (vocabulary - 400))))
}

/** Texts whose answers are as long as they may be: others end after a few tokens, and what is measured would be the way there. */
async function talkative({ write }: Engine, count: number, vocabulary: number): Promise<number[][]> {
  const found: number[][] = []
  while (found.length < count) {
    const [text] = prompts(1, 8, vocabulary)
    if ((await write([text])) === answerLength) found.push(text)
  }
  return found
}

async function direct(file: string): Promise<Engine> {
  const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, logLevel: 'error' as never })
  const loaded = await llama.loadModel({ modelPath: file })
  const context = await loaded.createContext({ contextSize: contextLength, sequences: 8, threads })
  const sequences = Array.from({ length: 8 }, () => context.getSequence())

  async function answer(sequence: LlamaContextSequence, prompt: number[], most: number): Promise<number> {
    await sequence.clearHistory()
    let count = 0
    for await (const token of sequence.evaluate(prompt as Token[], { temperature: 0, yieldEogToken: false })) {
      void loaded.detokenize([token])
      if (++count >= most) break
    }
    return count
  }

  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    name: 'node-llama-cpp',
    processorSeconds: () => processorSeconds(process.pid),
    async read(texts) {
      await Promise.all(texts.map((text, index) => answer(sequences[index], text, 1)))
      return sum(texts.map(({ length }) => length))
    },
    write: async (texts) => sum(await Promise.all(texts.map((text, index) => answer(sequences[index], text, answerLength)))),
  }
}

function overHttp({ url, pid }: StudioProcess, key: string): Engine {

  async function complete(prompt: number[], most: number): Promise<number> {
    const response = await fetch(`${url}/v1/completions`, {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, prompt, max_tokens: most, temperature: 0 }),
    })
    if (!response.ok) throw new Error(await response.text())
    return ((await response.json()) as { usage: { completion_tokens: number } }).usage.completion_tokens
  }
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    name: 'studio',
    processorSeconds: () => familySeconds(pid),
    async read(texts) {
      await Promise.all(texts.map((text) => complete(text, 1)))
      return sum(texts.map(({ length }) => length))
    },
    write: async (texts) => sum(await Promise.all(texts.map((text) => complete(text, answerLength)))),
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tunesmith-serving-'))
const studio = await openStudio(join(folder, 'data'))
try {
  const file = join(folder, 'model.gguf')
  await writeModelGguf(modelFolder, file, { precision: 'F16' })
  const { key } = await studio.client.createApiKey({ name: 'bench', role: 'viewer', scopes: ['inference'] })
  const vocabulary = loadTokenizer(modelFolder).vocabSize
  const engines = [await direct(file), overHttp(studio, key)]
  for (const engine of engines) await engine.write(prompts(8, 8, vocabulary)) // loads what is loaded once
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
  const asked = await talkative(engines[0], 8, vocabulary)
  const rows: string[][] = []
  for (const work of ['read', 'write'] as const) {
    for (const batch of batches) {
      const measured = engines.map((engine) => ({ engine, speeds: [] as number[], tokens: 0, processor: 0 }))
      const busy = busyShareSince()
      for (let round = 0; round < Number(options.rounds); round++) {
        const texts = work === 'read' ? prompts(batch, promptLength, vocabulary) : asked.slice(round % asked.length).concat(asked).slice(0, batch)
        for (const turn of round % 2 === 0 ? measured : measured.toReversed()) {
          const [start, before] = [performance.now(), turn.engine.processorSeconds()]
          const tokens = await turn.engine[work](texts)
          turn.speeds.push((tokens / (performance.now() - start)) * 1000)
          turn.processor += turn.engine.processorSeconds() - before
          turn.tokens += tokens
        }
      }
      const [direct, studio] = measured.map(({ speeds, tokens, processor }) => ({ speed: median(speeds), spread: spread(speeds), cost: processor / tokens }))
      rows.push([
        work === 'read' ? `prompts of ${promptLength} tokens` : `answers of up to ${answerLength} tokens`, String(batch),
        ...[direct, studio].map(({ speed }) => speed.toFixed(0)), times(studio.speed / direct.speed), percent(Math.max(direct.spread, studio.spread)),
        ...[direct, studio].map(({ cost }) => microseconds(cost)), times(studio.cost / direct.cost), percent(busy()),
      ])
    }
  }
  console.log(markdownTable([
    'work', 'batch', ...engines.map(({ name }) => `${name}, tokens/s`), 'studio / direct', 'spread',
    ...engines.map(({ name }) => `${name}, processor a token`), 'studio / direct', 'machine busy',
  ], rows))
} finally {
  await studio.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit() // llama.cpp keeps the process
