import { fail, reason, type RunEvent, type RunSpec, type UntimedEvent } from '@tunesmith/contract'
import { afterEvaluation, noProgress, shouldStop, watchTraining } from '../alarms/index.ts'
import {
  checkpointAt,
  clearLeftovers,
  discardCheckpointsAfter,
  latestCheckpoint,
  pruneCheckpoints,
  saveCheckpoint,
} from '../checkpoints/checkpoints.ts'
import { readContents, readParameters, writeContents, type TrainingState } from '../checkpoints/contents.ts'
import { lockRun } from '../checkpoints/run-lock.ts'
import { evaluateLoss } from '../evaluate.ts'
import { decays } from '../model/trainable.ts'
import { clippingScale, globalNorm, learningRateSchedule, optimizers, warmupStepsFor } from '../optimizers/index.ts'
import { isShortage, mayRecover } from '../memory-shortage.ts'
import { appendEvent, openRunLog, readMetrics } from '../run-log.ts'
import { accumulateGradients, discard } from '../step.ts'
import { measurePace } from '../time-left.ts'
import { readDecisions, requireSameInputs, sumInputs, writeDecisions } from './decisions.ts'
import { dryRun } from './dry-run.ts'
import { noiseAt, prepareRun } from './prepare.ts'
import { changesResult, shortageAlarm } from './relief.ts'
import { plannedEvent, saveResult } from './result.ts'
import { rollBack, type Breakdown } from './roll-back.ts'
import { answerSamples } from './samples.ts'
import { answerTestBefore, reportTest } from './test-answers.ts'

/** What the process that supervises a run may ask for between two steps. */
export interface TrainingControl {
  requested(): 'continue' | 'pause' | 'stop'
}

export interface TrainOptions {
  /** Everything of the run is written here. */
  folder: string
  /** Go on from the newest whole checkpoint; without one, from the start. */
  resume: boolean
  emit: (event: RunEvent) => void
  control: TrainingControl
}

/**
 * Supervised fine-tuning, from a description of the run to a trained adapter or model:
 * - LoRA, QLoRA, full fine-tuning and training from scratch, by the same loop
 * - loss on the responses only, packing, gradient accumulation that does not change the result
 * - AdamW with warm-up, schedule and clipping
 * - evaluation, early stopping, best and last checkpoints, exact resume
 * - roll-back when training breaks down, with the rows to blame left out and a lower learning rate
 * - sample answers on the way
 * - where memory runs out, a checkpoint of the last whole step before the error is passed on; the run then goes on from
 *   there with cheaper settings, once `noteShortage` has told it
 */
export async function trainRun(spec: RunSpec, { folder, resume, emit, control }: TrainOptions): Promise<void> {
  const lock = lockRun(folder)
  const close: (() => void | Promise<void>)[] = [() => lock.release()]
  try {
    // ------------------------------------------------------------------ model, data, settings
    clearLeftovers(folder)
    const found = resume ? latestCheckpoint(folder) : { checkpoint: null, skipped: [] }
    const { skipped } = found
    const decided = resume ? readDecisions(folder) : undefined // also before the first checkpoint: nothing is chosen twice
    const tell = (event: UntimedEvent) => { // before it is known from where the run goes on, and its log is open
      const told = { ...event, time: new Date().toISOString() } as RunEvent
      appendEvent(folder, told)
      emit(told)
    }
    const isUnderWay = found.checkpoint !== null && found.checkpoint.step > 0
    const run = await prepareRun(spec, folder, tell, decided, isUnderWay)
    close.push(() => run.release())
    const { values, model, trainable, data, plan, validationPlan, totalSteps, settings, predictedMemoryBytes, shortages } = run
    const { parameters } = trainable
    const inputs = sumInputs(spec, run.base)
    if (decided) requireSameInputs(decided.inputs, inputs)
    else writeDecisions(folder, { settings, predictedMemoryBytes, inputs, shortages })
    const shortage = decided?.shortages.some(({ answer }) => !answer) ? shortages.at(-1)! : undefined
    const checkpoint = shortage && changesResult(shortage.answer!) ? null : found.checkpoint

    // ------------------------------------------------------------------ optimiser and schedule
    const optimizer = optimizers[values.optimizer]({
      beta1: values.beta1,
      beta2: values.beta2,
      epsilon: values.epsilon,
      weightDecay: (name) => (decays(name) ? values.weightDecay : 0),
    })
    const loaded = new Map(parameters)
    optimizer.adopt(parameters)
    discard([...loaded].flatMap(([name, array]) => (parameters.get(name) === array ? [] : [array])))
    loaded.clear()
    const learningRateAt = learningRateSchedule(values.schedule, {
      learningRate: values.learningRate,
      warmupSteps: warmupStepsFor(totalSteps, values.warmupRatio),
      totalSteps,
    })

    // ------------------------------------------------------------------ from the start, or from a checkpoint
    let state: TrainingState = checkpoint ? readContents(checkpoint.path, parameters, optimizer) : initialState()
    discardCheckpointsAfter(folder, checkpoint ? state.step : -1)
    const log = openRunLog(folder, checkpoint ? state.step : -1)
    close.push(() => log.close())
    let watch = watchAgain()
    let breakdown: Breakdown | undefined
    let savedStep = checkpoint ? state.step : -1
    const report = (event: UntimedEvent) => {
      const written = log.write(event)
      emit(written)
      if (written.type !== 'step' && written.type !== 'evaluated') return
      for (const alarm of watch(written)) {
        if (alarm.kind === 'divergence') breakdown = alarm // reported with what is done about it
        else report({ type: 'alarm', ...alarm })
      }
    }

    if (shortage) report(shortageAlarm(shortage, settings.memoryLimit.value))
    report(plannedEvent(run, await dryRun(run)))
    if (checkpoint) report({ type: 'resumed', step: state.step, checkpoint: checkpoint.path, skipped })
    for (const { step, reason: damage } of skipped) {
      const message = reason(checkpoint ? 'alarm.checkpoint-skipped' : 'alarm.checkpoint-skipped-anew', { step, damage })
      report({ type: 'alarm', kind: 'skipped-checkpoint', severity: 'warning', step: state.step, message, evidence: { step } })
    }

    let isLimitGivenUp = false
    let savedBest = state.validation.bestStep // as the newest checkpoint knows it, which must find it after a return
    const epochAt = (step: number) => step / plan.stepsPerEpoch
    const save = async (best: boolean) => {
      const began = performance.now()
      log.flush()
      const saved = await saveCheckpoint(folder, state.step, (path) => writeContents(path, parameters, optimizer, state))
      pruneCheckpoints(folder, { last: 2, best: [savedBest, state.validation.bestStep] })
      savedBest = state.validation.bestStep
      savedStep = state.step
      const seconds = (performance.now() - began) / 1000
      report({ type: 'checkpointed', step: state.step, path: saved.path, bytes: saved.bytes, best, seconds })
    }
    const evaluate = async (): Promise<boolean> => {
      if (!validationPlan) return false
      const began = performance.now()
      const loss = await run.apart(() => evaluateLoss(model, parameters, validationPlan))
      const before = { ...state.validation, bestLoss: state.validation.bestLoss ?? Infinity }
      state = { ...state, validation: afterEvaluation(before, { step: state.step, loss }) }
      const best = state.validation.bestStep === state.step
      const seconds = (performance.now() - began) / 1000
      const rows = data.validation.length
      report({ type: 'evaluated', step: state.step, epoch: epochAt(state.step), loss, perplexity: Math.exp(loss), best, rows, seconds })
      return best
    }

    if (!checkpoint) {
      await answerSamples(run, folder, state.step, report)
      await answerTestBefore(run, folder)
      await evaluate()
      await save(validationPlan !== undefined) // step 0, so that a roll-back always has somewhere to go
    }

    // ------------------------------------------------------------------ the loop
    const pace = measurePace()
    const isOver = () =>
      state.step >= totalSteps || shouldStop({ ...state.validation, bestLoss: 0 }, values.earlyStoppingPatience)
    let stopped = false
    while (!isOver() && !stopped) {
      const began = performance.now()
      const quarantined = new Set(state.quarantined)
      const batches = plan.batchesOf(state.step, (example) => quarantined.has(example))
      const noise = noiseAt(run, state.step)
      const result = await accumulateGradients(model, parameters, batches, plan.shape.rows, noise).catch(saveIfShort)
      const gradientNorm = globalNorm(result.gradients)
      if (!Number.isFinite(result.loss) || !Number.isFinite(gradientNorm)) {
        discard(result.gradients.values())
        await goBack('not-finite')
        continue
      }

      const learningRate = learningRateAt(state.step) * state.learningRateFactor
      const isEmpty = result.supervisedTokens === 0 // all its rows were left out
      const gradientScale = clippingScale(gradientNorm, values.maxGradientNorm)
      if (!isEmpty) optimizer.step(parameters, result.gradients, learningRate, gradientScale)
      discard(result.gradients.values())
      state = { ...state, step: state.step + 1, tokens: state.tokens + result.tokens }
      pace.add((performance.now() - began) / 1000, result.tokens)
      report({
        type: 'step',
        step: state.step,
        epoch: epochAt(state.step),
        loss: isEmpty ? null : result.loss,
        learningRate,
        gradientNorm,
        tokens: result.tokens,
        supervisedTokens: result.supervisedTokens,
        tokensPerSecond: pace.tokensPerSecond(),
        memoryBytes: process.memoryUsage.rss(),
        secondsLeft: pace.secondsFor(totalSteps - state.step),
      })
      if (breakdown) {
        await goBack(breakdown)
        continue
      }

      const isDue = (every: number) => state.step % every === 0 || state.step === totalSteps
      const isBest = isDue(values.evaluateEvery) && (await evaluate())
      if (isDue(values.sampleEvery)) await answerSamples(run, folder, state.step, report)
      if (isBest || isDue(values.saveEvery)) await save(isBest)

      const request = control.requested()
      if (request === 'pause' && !isOver()) {
        if (savedStep !== state.step) await save(false)
        const saved = latestCheckpoint(folder).checkpoint!
        report({ type: 'paused', step: state.step, checkpoint: saved.path })
        return
      }
      stopped = request === 'stop'
      if (!isOver() && !stopped) await keepToLimit()
    }

    // ------------------------------------------------------------------ the result
    const useBest = values.keepBest && validationPlan !== undefined && restoreBest()
    const bestStep = useBest ? state.validation.bestStep : state.step
    const output = saveResult(run, folder)
    await reportTest(run, folder, bestStep, report)
    report({
      type: 'finished',
      step: state.step,
      epoch: epochAt(state.step),
      reason: stopped ? 'stopped' : state.step >= totalSteps ? 'completed' : 'early-stopped',
      loss: readMetrics(folder).findLast(({ type }) => type === 'step')?.loss ?? null,
      bestStep,
      bestValidationLoss: useBest ? state.validation.bestLoss : null,
      output,
      tokens: state.tokens,
      seconds: process.uptime(),
    })

    /** A watch that has seen every metric in the log; metrics that were cut off are as if they had never been. */
    function watchAgain() {
      const fresh = watchTraining(totalSteps)
      for (const metric of readMetrics(folder)) fresh(metric)
      return fresh
    }

    async function goBack(why: Breakdown) {
      const back = await rollBack(run, folder, optimizer, state, why)
      state = back.state
      savedStep = state.step
      savedBest = state.validation.bestStep
      breakdown = undefined
      log.rewind(back.checkpoint.step)
      watch = watchAgain()
      report(back.alarm)
    }

    /** Saves the last whole step where what follows it was given up for want of memory. */
    async function saveIfShort(error: unknown): Promise<never> {
      if (isShortage(error) && savedStep !== state.step) {
        await run.release() // saving takes memory too
        await save(false)
      }
      throw error
    }

    /** Gives up for cheaper settings when this process uses more memory than a person allows it, as long as there are any. */
    async function keepToLimit() {
      const { value: limit, origin } = settings.memoryLimit
      const used = process.memoryUsage.rss()
      if (origin !== 'given' || used <= limit || isLimitGivenUp) return
      if (mayRecover(shortages) && run.findRelief(true)) {
        if (savedStep !== state.step) await save(false)
        fail('OUT_OF_MEMORY', { usedBytes: used, totalBytes: limit })
      }
      isLimitGivenUp = true
      const message = reason('alarm.over-memory-limit', { used, limit })
      const action = reason('alarm.goes-on-over-limit')
      const evidence = { usedBytes: used, limitBytes: limit }
      report({ type: 'alarm', kind: 'out-of-memory', severity: 'warning', step: state.step, message, action, evidence })
    }

    /** Puts the best parameters in place; false when their checkpoint is damaged. */
    function restoreBest(): boolean {
      const { bestStep } = state.validation
      if (bestStep === state.step) return true
      const best = checkpointAt(folder, bestStep)
      if (best) readParameters(best.path, parameters)
      else {
        const message = reason('alarm.best-checkpoint-damaged', { step: bestStep })
        report({ type: 'alarm', kind: 'skipped-checkpoint', severity: 'warning', step: state.step, message, evidence: { bestStep } })
      }
      return best !== null
    }
  } finally {
    for (const release of close.toReversed()) await release()
  }
}

function initialState(): TrainingState {
  return {
    step: 0,
    tokens: 0,
    learningRateFactor: 1,
    quarantined: [],
    rollbacks: 0,
    validation: { ...noProgress, bestLoss: null },
  }
}
