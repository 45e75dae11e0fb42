import { allowTensorFloat32, chooseProvider, integerProductsAreExact } from '@tunesmith/autograd'
import { fail, type RunSpec, type UntimedEvent } from '@tunesmith/contract'
import {
  checkFinite,
  chooseLoraTargets,
  createGenerator,
  linearLayers,
  type Architecture,
  type Generator,
  type LoraTarget,
  type TrainableLanguageModel,
} from '@tunesmith/nn'
import { requireUsable } from '@tunesmith/text'
import { discardCheckpointsAfter } from '../checkpoints/checkpoints.ts'
import { planBatches, type BatchPlan } from '../data/batch-plan.ts'
import {
  loadTrainingData,
  proveFiles,
  readDataFiles,
  rowSettings,
  type DataFiles,
  type TrainingData,
} from '../data/training-data.ts'
import { shareLongerThan, type Settings } from '../defaults/index.ts'
import { machineMemory } from '../machine-memory.ts'
import { isShortage, reliefsOf } from '../memory-shortage.ts'
import { openBaseModel, type BaseModel } from '../model/base-model.ts'
import { frozenBase } from '../model/frozen-base.ts'
import { createScratchModel } from '../model/scratch-model.ts'
import { trainableLanguageModel, trainables, type Trainable } from '../model/trainable.ts'
import { scratchFolder } from '../run-folder.ts'
import { chooseSettings, expectedWork, memoryPredictor } from './choose-settings.ts'
import { sumInputs, writeDecisions, type Decisions, type Shortage } from './decisions.ts'
import { firstBatchProblem, onProcessor } from './gpu-fallback.ts'
import { answerShortage, changesResult, findRelief, type Relief } from './relief.ts'

/** The settings of a run as plain values. */
export type SettingValues = { [K in keyof Settings]: NonNullable<Settings[K]>['value'] }

/** Everything a run needs, from its description. */
export interface PreparedRun {
  spec: RunSpec
  base: BaseModel
  settings: Settings
  values: SettingValues
  data: TrainingData
  plan: BatchPlan
  validationPlan: BatchPlan | undefined
  totalSteps: number
  predictedMemoryBytes: number
  shortages: Shortage[]
  /** What the run could still do if memory ran out now. */
  findRelief(isUnderWay: boolean): Relief | null
  targets: ReadonlyMap<string, LoraTarget>
  trainable: Trainable
  model: TrainableLanguageModel
  generator: Generator
  /** Whether the graphs of steps, evaluation and generation give each other their memory, and are made again each time. */
  takesTurns: boolean
  /** Does what needs other graphs than those of a step: evaluation, generation. */
  apart<T>(work: () => Promise<T>): Promise<T>
  release(): Promise<void>
}

/**
 * Opens model and data, chooses every setting that is left open, and gets ready to compute; files go to `folder`.
 * @param decided what the run decided before, if it goes on
 * @param isUnderWay whether it learned something before
 * @throws OUT_OF_MEMORY_PLANNED where no settings left to choose would fit, OUT_OF_MEMORY where memory ran out before
 *   and nothing is left to change, CONTEXT_TOO_SHORT, COMPUTE_MODE_UNSUITABLE, LORA_RANK_TOO_HIGH,
 *   LORA_TARGET_UNKNOWN, PROVIDER_UNAVAILABLE, WEIGHTS_NOT_FINITE, and what opening model and data throws
 */
export async function prepareRun(
  spec: RunSpec,
  folder: string,
  report: (event: UntimedEvent) => void = () => {},
  decided?: Decisions,
  isUnderWay = false,
): Promise<PreparedRun> {
  const files = readDataFiles(spec)
  const base = openStart(spec, files, folder)
  const { architecture } = base
  const { tensors } = base.folder
  requirePossible(spec, architecture)
  const wanted = decided?.settings.provider.value ?? spec.compute.provider
  const measuring = chooseProvider(wanted) // with auto in other processes, while this one reads
  if (wanted !== 'auto') await measuring
  if (spec.compute.mode === 'int8') await requireIntegerProducts()
  checkFinite(tensors.values())

  const proof = requireUsable(proveFiles(files, rowSettings(spec, files, base)), files.training.path)
  const predict = memoryPredictor(spec, base, expectedWork(spec, files, proof))
  const choose = async () => {
    const { settings, plan } = chooseSettings({ spec, files, base, proof, folder, provider: await measuring })
    const { predictedMemoryBytes, fits } = plan
    if (!fits) fail('OUT_OF_MEMORY_PLANNED', { neededBytes: predictedMemoryBytes, limitBytes: settings.memoryLimit.value })
    return { settings, predictedMemoryBytes, shortages: [] }
  }
  const relieve = (settings: Settings, underWay: boolean) => {
    const longer = (length: number) => shareLongerThan(length, proof.lengths)
    return findRelief(settings, { predictMemory: predict, shareLongerThan: longer, isUnderWay: underWay })
  }
  const goOn = (decisions: Decisions): Decisions => {
    const open = decisions.shortages.find(({ answer }) => !answer)
    if (!open) return decisions
    const relief = relieve(decisions.settings, isUnderWay)
    const answered = answerShortage(decisions, relief)
    if (relief && changesResult(relief.answer)) discardCheckpointsAfter(folder, -1) // first, lest they be taken for those of what is decided
    writeDecisions(folder, answered)
    const { usedBytes } = open
    return relief ? answered : fail('OUT_OF_MEMORY', { usedBytes, totalBytes: machineMemory(), tried: reliefsOf(answered.shortages) })
  }
  const { settings, predictedMemoryBytes, shortages } = decided ? goOn(decided) : await choose()
  const values = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, setting?.value]),
  ) as SettingValues

  const data = loadTrainingData(
    files,
    proof,
    rowSettings(spec, files, base, values.maxLength),
    values.validation,
    values.seed,
  )
  const batching = {
    length: values.maxLength,
    packing: values.packing,
    batchSize: values.batchSize,
    microBatchSize: values.microBatchSize,
    seed: values.seed,
    padId: base.tokenizer.padId ?? 0,
  }
  const plan = planBatches(data.training, batching)
  const validationPlan =
    data.validation.length > 0 ? planBatches(data.validation, { ...batching, batchSize: values.microBatchSize }) : undefined
  const totalSteps = Math.min(Math.ceil(plan.stepsPerEpoch * values.epochs), spec.training.maxSteps ?? Infinity)

  const targets = loraTargets(architecture, spec, values)
  const frozen = await frozenBase(architecture, base.folder, values, folder, report)
  const { method, dropout, seed } = values
  const trainable = trainables[method]({ architecture, tensors, frozen: frozen.weights, targets, dropout, seed })
  const { provider, threads, recompute } = values
  if (provider === 'cuda') allowTensorFloat32(values.precision === 'tf32')
  const model = trainableLanguageModel(architecture, trainable, {
    provider,
    threads,
    prepack: frozen.prepack,
    recompute,
  })
  const generator = createGenerator({ architecture, weights: trainable.weights, provider, threads })
  const releaseSessions = async () => {
    await generator.release()
    await model.release()
  }
  const takesTurns = values.mode === 'lean' && provider === 'cpu' // elsewhere, weights would have to be uploaded again
  const run: PreparedRun = {
    spec,
    base,
    settings,
    values,
    data,
    plan,
    validationPlan,
    totalSteps,
    predictedMemoryBytes,
    shortages,
    findRelief: (underWay) => relieve(settings, underWay),
    targets,
    trainable,
    model,
    generator,
    takesTurns,
    async apart(work) {
      if (takesTurns) await releaseSessions()
      try {
        return await work()
      } finally {
        if (takesTurns) await releaseSessions()
      }
    },
    async release() {
      await releaseSessions()
      frozen.release()
    },
  }
  if (decided || settings.provider.origin === 'given' || provider === 'cpu') return run
  const problem = await firstBatchProblem(run)
  if (problem === undefined) return run
  await run.release()
  const canDoWithLess = isShortage(problem) && relieve(settings, false) !== null
  const next = canDoWithLess
    ? { settings, shortages: [...shortages, { step: 0, usedBytes: null }] }
    : { settings: onProcessor(settings, problem), shortages }
  return prepareRun(spec, folder, report, { ...next, predictedMemoryBytes, inputs: sumInputs(spec, base) })
}

/** The random inputs of each micro-batch of a step. */
export function noiseAt({ trainable, plan }: PreparedRun, step: number): (microBatch: number) => Record<string, Float32Array> {
  const tokens = plan.shape.batch * plan.shape.length
  return (microBatch) => trainable.noise?.({ step, microBatch, tokens }) ?? {}
}

/** The model a run starts from: the one given, or a new one whose tokenizer is made from the rows and kept in `folder`. */
export function openStart(spec: RunSpec, files: DataFiles, folder: string): BaseModel {
  return isFromScratch(spec)
    ? createScratchModel(spec, files.training.rows, scratchFolder(folder))
    : openBaseModel(spec.model ?? fail('MODEL_NOT_GIVEN', {}), spec.data.template)
}

/** A new model is trained when the description says so, or gives its sizes and no model. */
export function isFromScratch({ method, scratch, model }: RunSpec): boolean {
  return scratch !== undefined && (method === 'scratch' || (method === 'auto' && model === undefined))
}

/**
 * Refuses settings that no model of this architecture can be trained with.
 * @throws CONTEXT_TOO_SHORT, COMPUTE_MODE_UNSUITABLE, LORA_RANK_TOO_HIGH, LORA_TARGET_UNKNOWN
 */
export function requirePossible(spec: RunSpec, architecture: Architecture): void {
  const { data: { maxLength }, lora: { rank, targetModules }, method, compute: { mode, provider } } = spec
  const { contextLength } = architecture
  if (maxLength !== 'auto' && maxLength > contextLength) fail('CONTEXT_TOO_SHORT', { maxLength, contextLength })
  const trained = isFromScratch(spec) ? 'scratch' : method
  if (mode === 'int8' && int8Obstacles[trained]) fail('COMPUTE_MODE_UNSUITABLE', { mode, reason: int8Obstacles[trained] })
  if (mode === 'int8' && provider !== 'auto' && provider !== 'cpu') {
    fail('COMPUTE_MODE_UNSUITABLE', { mode, reason: `products of 8-bit integers run on the processor only, not on ${provider}` })
  }
  if (trained === 'full' || trained === 'scratch') return
  const adapted = new Set(chooseLoraTargets(architecture, targetModules))
  const layers = linearLayers(architecture).filter(({ name }) => adapted.has(name))
  const highest = Math.max(...layers.map(({ inFeatures, outFeatures }) => Math.min(inFeatures, outFeatures)))
  if (rank !== 'auto' && rank > highest) fail('LORA_RANK_TOO_HIGH', { rank, highest })
}

/** Why a method cannot compute its products in 8 bits. */
const int8Obstacles: { readonly [Trained in RunSpec['method']]?: string } = {
  qlora: 'with method qlora the base is held in 4 bits, which are not enough for it',
  full: 'it rounds weights once, and with method full they change at every step',
  scratch: 'it rounds weights once, and those of a new model change at every step',
}

/** @throws COMPUTE_MODE_UNSUITABLE where products of 8-bit integers overflow */
async function requireIntegerProducts(): Promise<void> {
  if (await integerProductsAreExact()) return
  const reason = 'this processor has no instructions for sums of 8-bit products, and without them they overflow'
  fail('COMPUTE_MODE_UNSUITABLE', { mode: 'int8', reason })
}

/** Rank and scale of every adapted layer. */
export function loraTargets(
  architecture: Architecture,
  spec: RunSpec,
  values: Pick<SettingValues, 'alpha' | 'rank' | 'targetModules'>,
): Map<string, LoraTarget> {
  const scale = values.alpha / (spec.lora.rslora ? Math.sqrt(values.rank) : values.rank)
  const names = chooseLoraTargets(architecture, values.targetModules)
  return new Map(names.map((name) => [name, { rank: values.rank, scale }]))
}
