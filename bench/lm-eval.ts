import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeModelGguf } from '@tunesmith/export'
import { startLlama } from '@tunesmith/inference'
import { loadTokenizer } from '@tunesmith/text'
import { describeMachine } from './measure/machine.ts'
import { openStudio } from './studio/studio-process.ts'

/*
 * lm-evaluation-harness, unchanged and as it comes from PyPI, asks a studio through /v1/completions how likely answers are:
 * which of four answers to each question of the policy chatbot the bundled model thinks the likeliest. The same is computed
 * here from llama.cpp directly; scores and log-likelihoods are compared.
 */

const { values: options } = parseArgs({
  options: {
    python: { type: 'string' }, // a Python with `lm_eval[api]` and `transformers`; installed into bench/.venv-lm-eval when left out
    questions: { type: 'string', default: '40' },
  },
})

const model = 'tunesmith-base-10m'
const modelFolder = join(import.meta.dirname, '../models', model)
const task = 'tunesmith_policy'
/** The greatest difference between scores that counts as none. */
const tolerance = 1e-6

interface Question {
  question: string
  choices: string[]
  label: number
}

/** Each question with its answer and those to three others, in an order that gives the label no pattern. */
function questions(count: number): Question[] {
  const text = readFileSync(join(import.meta.dirname, '../examples/policy-chatbot/data/test.jsonl'), 'utf8')
  const rows = text.trim().split('\n').map((line) => (JSON.parse(line) as { messages: { content: string }[] }).messages.map(({ content }) => content))
  return rows.slice(0, count).map(([question, answer], index) => {
    const others = rows.map(([, other]) => other).filter((other) => other !== answer)
    const wrong = [1, 2, 3].map((step) => others[(index * 7 + step * 11) % others.length])
    const label = (index * 5) % 4
    return { question, choices: wrong.toSpliced(label, 0, answer), label }
  })
}

const promptOf = ({ question }: Question) => `Question: ${question}\nAnswer:`

function writeTask(folder: string, rows: readonly Question[]): void {
  const data = join(folder, 'questions.jsonl')
  writeFileSync(data, rows.map((row) => JSON.stringify({ prompt: promptOf(row), choices: row.choices, label: row.label })).join('\n'))
  writeFileSync(join(folder, `${task}.yaml`), `task: ${task}
dataset_path: json
dataset_kwargs:
  data_files:
    test: ${data}
test_split: test
output_type: multiple_choice
doc_to_text: prompt
doc_to_target: label
doc_to_choice: choices
target_delimiter: " "
metric_list:
  - metric: acc
    aggregation: mean
    higher_is_better: true
`)
}

function pythonWithHarness(): string {
  if (options.python !== undefined) return options.python
  const folder = join(import.meta.dirname, '.venv-lm-eval')
  const python = join(folder, 'bin/python')
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' })
  execFileSync(python, ['-m', 'pip', 'install', '-q', 'lm_eval[api]==0.4.13', 'transformers==5.23.0'], { stdio: 'inherit' })
  return python
}

/** What one answer got: the logarithm of its probability after its prompt, and whether it is the likeliest token by token. */
interface Likelihood {
  logprob: number
  isGreedy: boolean
}

interface Outcome {
  score: number
  likelihoods: Likelihood[][]
}

/** What the harness finds. */
function askHarness(folder: string, url: string, key: string): Outcome {
  const output = join(folder, 'results')
  mkdirSync(output)
  const settings = `model=${model},base_url=${url}/v1/completions,num_concurrent=4,max_retries=1,tokenizer_backend=huggingface,tokenizer=${modelFolder}`
  const words = ['-m', 'lm_eval', '--model', 'local-completions', '--model_args', settings, '--tasks', task, '--include_path', folder,
    '--output_path', output, '--log_samples', '--batch_size', '8']
  const env = { ...process.env, OPENAI_API_KEY: key, HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '1', HF_HOME: join(folder, 'cache') }
  const { status, stderr } = spawnSync(pythonWithHarness(), words, { env, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`lm_eval ended with status ${status}:\n${stderr.slice(-3000)}`)
  const [found] = readdirSync(output)
  const files = readdirSync(join(output, found))
  const read = (prefix: string) => readFileSync(join(output, found, files.find((name) => name.startsWith(prefix))!), 'utf8')
  const results = JSON.parse(read('results_')) as { results: Record<string, Record<string, number>> }
  const samples = read(`samples_${task}`).trim().split('\n').map((line) => JSON.parse(line) as { doc_id: number; resps: [[string | number, string | boolean]][] })
  const likelihoods = samples.toSorted((a, b) => a.doc_id - b.doc_id)
    .map(({ resps }) => resps.map(([[logprob, isGreedy]]) => ({ logprob: Number(logprob), isGreedy: String(isGreedy) === 'True' || isGreedy === true })))
  return { score: results.results[task]['acc,none'], likelihoods }
}

/** The same, computed from llama.cpp without any server. */
async function computeHere(folder: string, rows: readonly Question[]): Promise<Outcome> {
  const file = join(folder, 'model.gguf')
  await writeModelGguf(modelFolder, file, { precision: 'F16' })
  const tokenizer = loadTokenizer(modelFolder)
  const llama = startLlama({ file })
  const likelihoods: Likelihood[][] = []
  for (const row of rows) {
    const context = tokenizer.encode(promptOf(row))
    const each: Likelihood[] = []
    for (const choice of row.choices) {
      const tokens = tokenizer.encode(`${promptOf(row)} ${choice}`)
      const scores = (await llama.score({ tokens, top: 1 })).slice(context.length - 1)
      each.push({ logprob: scores.reduce((sum, { logprob }) => sum + logprob, 0), isGreedy: scores.every(({ isTop }) => isTop) })
    }
    likelihoods.push(each)
  }
  llama.kill()
  const right = likelihoods.filter((each, index) => each.indexOf(each.reduce((best, one) => (one.logprob > best.logprob ? one : best))) === rows[index].label)
  return { score: right.length / rows.length, likelihoods }
}

const folder = mkdtempSync(join(tmpdir(), 'tunesmith-lm-eval-'))
const studio = await openStudio(join(folder, 'data'))
try {
  const rows = questions(Number(options.questions))
  writeTask(folder, rows)
  const { key } = await studio.client.createApiKey({ name: 'lm-eval', role: 'viewer', scopes: ['inference'] })
  const harness = askHarness(folder, studio.url, key)
  const here = await computeHere(folder, rows)
  const pairs = harness.likelihoods.flatMap((each, index) => each.map((one, choice) => [one, here.likelihoods[index][choice]] as const))
  const greatest = Math.max(...pairs.map(([one, other]) => Math.abs(one.logprob - other.logprob)))
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
  console.log(`${rows.length} questions, ${pairs.length} answers`)
  console.log(`score by lm-evaluation-harness ${harness.score}, here ${here.score}: |Δ| ${Math.abs(harness.score - here.score)}`)
  console.log(`greatest |Δ| of a log-likelihood ${greatest}; likeliest token by token alike: ${pairs.every(([one, other]) => one.isGreedy === other.isGreedy)}`)
  if (!(Math.abs(harness.score - here.score) <= tolerance)) process.exitCode = 1
} finally {
  await studio.close()
  rmSync(folder, { recursive: true, force: true })
}
