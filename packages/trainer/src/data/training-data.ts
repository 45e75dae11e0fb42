import { chosen, fail, reason, TunesmithError, type Chosen, type RunSpec } from '@tunesmith/contract'
import {
  detectLayout,
  isRawText,
  proveData,
  readDataset,
  requireUsable,
  toConversation,
  withSystem,
  type DataProof,
  type DatasetFile,
  type Layout,
  type Message,
  type ProvenExample,
  type Row,
  type RowSettings,
} from '@tunesmith/text'
import type { DataFacts, ValidationSource } from '../defaults/index.ts'
import type { BaseModel } from '../model/base-model.ts'
import { Random } from '../random.ts'

/** A question and, where the data has one, its answer. */
export interface Question {
  messages: Message[]
  expected?: string
  /** What a right answer must contain; the whole answer when the row says nothing else. */
  key?: string
}

/** A dataset file with its path, for messages. */
interface SourceFile extends DatasetFile {
  path: string
}

/** The files of a run, read and recognised, before any row is split off or cut. */
export interface DataFiles {
  training: SourceFile
  validation?: SourceFile
  test?: SourceFile
  layout: Chosen<Layout>
}

export interface TrainingData {
  training: ProvenExample[]
  validation: ProvenExample[]
  /** Of all training rows. */
  proof: DataProof
  /** Questions of the validation rows, for samples. */
  questions: Question[]
  test: Question[]
  /** The line of the file an example was made from. */
  lineOf(example: number): number
}

/**
 * Reads the files named in the run description. A row that cannot be read is a problem of the proof, not an error, as
 * long as others can.
 * @throws DATA_NOTHING_TO_LEARN when none can, and what `readDataset` and `detectLayout` throw
 */
export function readDataFiles({ data }: RunSpec): DataFiles {
  const training = readSource(data.train)
  return {
    training,
    validation: typeof data.validation === 'string' ? readSource(data.validation) : undefined,
    test: data.test === undefined ? undefined : readSource(data.test),
    layout:
      data.layout === 'auto' ? detectLayout(training.rows, training.path) : chosen(data.layout, reason('given')),
  }
}

function readSource(path: string): SourceFile {
  const { rows, problems } = readDataset(path)
  const [first] = problems
  if (rows.length === 0 && first) fail('DATA_NOTHING_TO_LEARN', { path, rows: problems.length, ...first })
  return { path, rows, problems }
}

/** How rows become examples in this run. */
export function rowSettings(spec: RunSpec, files: DataFiles, base: BaseModel, maxLength?: number): RowSettings {
  const { trainOn, system } = spec.data
  return {
    layout: files.layout.value,
    template: base.template.value,
    tokenizer: base.tokenizer,
    system,
    trainOn: trainOn === 'auto' ? (spec.task === 'pretrain' ? 'everything' : 'responses') : trainOn,
    maxLength: maxLength ?? base.architecture.contextLength,
  }
}

/** The data proof of the training rows, compared with the held-out ones; it may find that none can be used. */
export function proveFiles(files: DataFiles, settings: RowSettings): DataProof {
  const { training, validation, test } = files
  return proveData(training.rows, {
    ...settings,
    problems: training.problems,
    heldOut: { ...(validation && { validation: validation.rows }), ...(test && { test: test.rows }) },
  })
}

export function dataFacts(files: DataFiles, proof: DataProof, base: BaseModel): DataFacts {
  const { lengths, tokens, supervisedTokens, usableRows } = proof
  return {
    rows: usableRows,
    tokens,
    supervisedTokens,
    lengthQuantiles: lengths,
    validationRows: files.validation?.rows.length ?? 0,
    layout: files.layout,
    template: chosen(base.template.value.name, base.template.reason),
  }
}

/**
 * Splits the rows as the settings say.
 * @param uncut the proof of the rows before a limit was chosen; it still holds where the limit cuts nothing
 * @throws DATA_NOTHING_TO_LEARN when no row of a file can be used; DATA_ROW_INVALID when a test row cannot
 */
export function loadTrainingData(
  files: DataFiles,
  uncut: DataProof,
  settings: RowSettings,
  source: ValidationSource,
  seed: number,
): TrainingData {
  const cutsNothing = uncut.lengths.max <= settings.maxLength!
  const proof = requireUsable(cutsNothing ? uncut : proveFiles(files, settings), files.training.path)
  const heldOut = 'rows' in source ? chooseLines(proof.examples, source.rows, seed) : new Set<number>()
  const training = proof.examples.filter(({ line }) => !heldOut.has(line))
  const validation = files.validation
    ? requireUsable(proveData(files.validation.rows, { ...settings, problems: files.validation.problems }), files.validation.path).examples
    : proof.examples.filter(({ line }) => heldOut.has(line))
  const validationLines = new Set(validation.map(({ line }) => line))
  const asked: Row[] = []
  for (const row of (files.validation ?? files.training).rows) if (validationLines.has(row.line)) asked.push(row)
  return {
    training,
    validation,
    proof,
    questions: asked.flatMap((row) => questionOf(row, settings)),
    test: files.test ? testQuestions(files.test, settings) : [],
    lineOf: (example) => training[example].line,
  }
}

/** Lines of the file to hold out, the same for the same seed; examples of one line stay together. */
function chooseLines(examples: readonly ProvenExample[], count: number, seed: number): Set<number> {
  const lines = [...new Set(examples.map(({ line }) => line))]
  return new Set(Random.fromKey(seed, 'validation').shuffle(lines).slice(0, count))
}

/** The questions of the test file. Leaving a row out would change the score, so every one must be usable. */
function testQuestions({ path, rows, problems: [unreadable] }: SourceFile, settings: RowSettings): Question[] {
  if (unreadable) fail('DATA_ROW_INVALID', { path, ...unreadable })
  try {
    return [...rows].flatMap((row) => questionOf(row, settings))
  } catch (error) {
    if (error instanceof TunesmithError && error.code === 'DATA_ROW_INVALID') {
      fail('DATA_ROW_INVALID', { ...(error as TunesmithError<'DATA_ROW_INVALID'>).params, path }, error)
    }
    throw error
  }
}

/** The question in a row, if it is a conversation that ends with an answer. */
export function questionOf(row: Row, { layout, system }: Pick<RowSettings, 'layout' | 'system'>): Question[] {
  const example = toConversation(row, layout)
  if (isRawText(example)) return []
  const { messages } = system === undefined ? example : withSystem(example, system)
  const answer = messages.at(-1)
  if (answer?.role !== 'assistant') return [{ messages }]
  const key = typeof row.value.answer === 'string' && layout === 'messages' ? row.value.answer : undefined
  return [{ messages: messages.slice(0, -1), expected: answer.content, key: key ?? answer.content }]
}
