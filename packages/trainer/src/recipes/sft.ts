import { join } from 'node:path'
import type { RunEvent, RunSpec, UntimedEvent } from '@tunesmith/contract'
import { fail } from '@tunesmith/contract'
import { afterEvaluation, noProgress, shouldStop, watchTraining } from '../alarms/index.ts'
import { clearLeftovers, discardCheckpointsAfter, latestCheckpoint, pruneCheckpoints, saveCheckpoint } from '../checkpoints/checkpoints.ts'
import { readContents, readParameters, writeContents, type TrainingState } from '../checkpoints/contents.ts'
import { lockRun } from '../checkpoints/run-lock.ts'
import { evaluateLoss } from '../evaluate.ts'
import { decays } from '../model/trainable.ts'
import { clipGradients, learningRateSchedule, optimizers, warmupStepsFor } from '../optimizers/index.ts'
import { openRunLog, readMetrics } from '../run-log.ts'
import { accumulateGradients } from '../step.ts'
import { measurePace } from '../time-left.ts'
import { dryRun } from './dry-run.ts'
import { noiseAt, prepareRun } from './prepare.ts'
import { plannedEvent, saveResult } from './result.ts'
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

/** Roll-backs after which the run gives up. */
const maxRollbacks = 3

/**
 * Supervised fine-tuning, from a description of the run to a trained adapter or model:
 * - LoRA, QLoRA, full fine-tuning and training from scratch, by the same loop
 * - loss on the responses only, packing, gradient accumulation that does not change the result
 * - AdamW with warm-up, schedule and clipping
 * - evaluation, early stopping, best and last checkpoints, exact resume
 * - roll-back when the loss is not finite, with the rows of that step left out and a lower learning rate
 * - sample answers on the way
 */
export async function trainRun(spec: RunSpec, { folder, resume, emit, control }: TrainOptions): Promise<void> {
  const lock = lockRun(folder)
  try {
    // ------------------------------------------------------------------ model, data, settings
    const run = await prepareRun(spec, folder, (event) => emit({ ...event, time: new Date().toISOString() } as RunEvent))
    if (!run.fits) {
      fail('OUT_OF_MEMORY_PLANNED', { neededBytes: run.predictedMemoryBytes, limitBytes: run.values.memoryLimit })
    }
    const { values, model, trainable, data, plan, validationPlan, totalSteps } = run
    const { parameters } = trainable

    // ------------------------------------------------------------------ optimiser and schedule
    const optimizer = optimizers[values.optimizer]({
      beta1: values.beta1,
      beta2: values.beta2,
      epsilon: values.epsilon,
      weightDecay: (name) => (decays(name) ? values.weightDecay : 0),
    })
    const learningRateAt = learningRateSchedule(values.schedule, {
      learningRate: values.learningRate,
      warmupSteps: warmupStepsFor(totalSteps, values.warmupRatio),
      totalSteps,
    })

    // ------------------------------------------------------------------ from the start, or from a checkpoint
    clearLeftovers(folder)
    const { checkpoint, skipped } = resume ? latestCheckpoint(folder) : { checkpoint: null, skipped: [] }
    if (!resume) discardCheckpointsAfter(folder, -1)
    let state: TrainingState = checkpoint ? readContents(checkpoint.path, parameters, optimizer) : initialState()
    discardCheckpointsAfter(folder, state.step)
    const log = openRunLog(folder, checkpoint ? state.step : -1)
    let watch = watchAgain()
    const report = (event: UntimedEvent) => {
      const written = log.write(event)
      emit(written)
      if (written.type === 'step' || written.type === 'evaluated') {
        for (const alarm of watch(written)) report({ type: 'alarm', ...alarm })
      }
    }

    report(plannedEvent(run, await dryRun(run)))
    if (checkpoint) report({ type: 'resumed', step: state.step, checkpoint: checkpoint.path, skipped })
    for (const { step, reason } of skipped) {
      const message = `The checkpoint of step ${step} is damaged (${reason}), so training goes on from the one before.`
      report({ type: 'alarm', kind: 'skipped-checkpoint', severity: 'warning', step: state.step, message, evidence: { step } })
    }

    const epochAt = (step: number) => step / plan.stepsPerEpoch
    const save = async (best: boolean) => {
      const began = performance.now()
      log.flush()
      const saved = await saveCheckpoint(folder, state.step, (path) => writeContents(path, parameters, optimizer, state))
      pruneCheckpoints(folder, { last: 2, best: state.validation.bestStep })
      const seconds = (performance.now() - began) / 1000
      report({ type: 'checkpointed', step: state.step, path: saved.path, bytes: saved.bytes, best, seconds })
    }
    const evaluate = async (): Promise<boolean> => {
      if (!validationPlan) return false
      const began = performance.now()
      const loss = await evaluateLoss(model, parameters, validationPlan)
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
    let reason: 'completed' | 'early-stopped' | 'stopped' = 'completed'
    let lastLoss = Number.NaN
    while (state.step < totalSteps) {
      const began = performance.now()
      const quarantined = new Set(state.quarantined)
      const batches = plan.batchesOf(state.step, (example) => quarantined.has(example))
      const result = await accumulateGradients(model, parameters, batches, plan.shape.rows, noiseAt(run, state.step))
      const gradientNorm = clipGradients(result.gradients, values.maxGradientNorm)

      if (!Number.isFinite(result.loss) || !Number.isFinite(gradientNorm)) {
        state = rollBack(state)
        continue
      }

      const learningRate = learningRateAt(state.step) * state.learningRateFactor
      if (result.supervisedTokens > 0) optimizer.step(parameters, result.gradients, learningRate)
      state = { ...state, step: state.step + 1, tokens: state.tokens + result.tokens }
      lastLoss = result.loss
      pace.add((performance.now() - began) / 1000, result.tokens)
      report({
        type: 'step',
        step: state.step,
        epoch: epochAt(state.step),
        loss: result.loss,
        learningRate,
        gradientNorm,
        tokens: result.tokens,
        supervisedTokens: result.supervisedTokens,
        tokensPerSecond: pace.tokensPerSecond(),
        memoryBytes: process.memoryUsage.rss(),
        secondsLeft: pace.secondsFor(totalSteps - state.step),
      })

      const isLast = state.step === totalSteps
      const isDue = (every: number) => state.step % every === 0 || isLast
      const isBest = isDue(values.evaluateEvery) && (await evaluate())
      if (isDue(values.sampleEvery)) await answerSamples(run, folder, state.step, report)
      if (isBest || isDue(values.saveEvery)) await save(isBest)

      const request = control.requested()
      if (request === 'pause' && !isLast) {
        if (!isBest && !isDue(values.saveEvery)) await save(false)
        const saved = latestCheckpoint(folder).checkpoint!
        report({ type: 'paused', step: state.step, checkpoint: saved.path })
        log.close()
        return
      }
      if (request === 'stop') reason = 'stopped'
      if (shouldStop({ ...state.validation, bestLoss: 0 }, values.earlyStoppingPatience)) reason = 'early-stopped'
      if (reason !== 'completed') break
    }

    // ------------------------------------------------------------------ the result
    const useBest = values.keepBest && validationPlan !== undefined
    const bestStep = useBest ? state.validation.bestStep : state.step
    if (bestStep !== state.step) readParameters(join(folder, 'checkpoints', `step-${String(bestStep).padStart(8, '0')}`), parameters)
    const output = saveResult(run, folder)
    await reportTest(run, folder, bestStep, report)
    report({
      type: 'finished',
      step: state.step,
      epoch: epochAt(state.step),
      reason,
      loss: lastLoss,
      bestStep,
      bestValidationLoss: useBest ? state.validation.bestLoss : null,
      output,
      tokens: state.tokens,
      seconds: process.uptime(),
    })
    log.close()
    await run.release()

    /** A watch that has seen every metric in the log; metrics that were cut off are as if they had never been. */
    function watchAgain() {
      const fresh = watchTraining(totalSteps)
      for (const metric of readMetrics(folder)) fresh(metric)
      return fresh
    }

    function rollBack(broken: TrainingState): TrainingState {
      const step = broken.step
      if (broken.rollbacks >= maxRollbacks) return fail('TRAINING_DIVERGED', { step, attempts: broken.rollbacks })
      const good = latestCheckpoint(folder).checkpoint!
      const kept = readContents(good.path, parameters, optimizer)
      const suspects = plan.examplesOf(step).flat(2)
      const next: TrainingState = {
        ...kept,
        quarantined: [...new Set([...broken.quarantined, ...suspects])].sort((a, b) => a - b),
        learningRateFactor: broken.learningRateFactor / 2,
        rollbacks: broken.rollbacks + 1,
      }
      log.rewind(good.step)
      watch = watchAgain()
      const rows = suspects.map((example) => data.lineOf(example))
      report({
        type: 'alarm',
        kind: 'non-finite-loss',
        severity: 'critical',
        step,
        message: `The loss of step ${step + 1} is not a number: the model broke down on these rows, or the learning rate is too high.`,
        action:
          `Went back to step ${good.step}, left out ${suspects.length} rows (lines ${rows.join(', ')}) and halved the learning rate.`,
        evidence: { step, backTo: good.step, rows: suspects.length },
      })
      return next
    }
  } finally {
    lock.release()
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
