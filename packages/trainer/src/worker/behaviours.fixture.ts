// A training process that behaves as the name of its run says.
import type { RunEvent } from '@tunesmith/contract'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TrainOptions } from '../recipes/sft.ts'
import { lockRun } from '../checkpoints/run-lock.ts'
import { runWorker } from './run-worker.ts'

const now = () => new Date().toISOString()

const stepEvent = (step: number): RunEvent => ({
  type: 'step', time: now(), step, epoch: step / 10, loss: 1 / step, learningRate: 1e-4, gradientNorm: 1, tokens: 10,
  supervisedTokens: 5, tokensPerSecond: 100, memoryBytes: 1e8, secondsLeft: { low: 1, high: 2 },
})

const behaviours: Record<string, (options: TrainOptions) => Promise<void>> = {
  /** Makes steps until it is asked to pause or stop. */
  async patient({ emit, control, folder }) {
    for (let step = 1; ; step++) {
      emit(stepEvent(step))
      await sleep(10)
      const request = control.requested()
      if (request === 'pause') return emit({ type: 'paused', time: now(), step, checkpoint: folder })
      if (request === 'stop') {
        return emit({
          type: 'finished', time: now(), step, epoch: 1, reason: 'stopped', loss: 1, bestStep: step, bestValidationLoss: null,
          output: folder, tokens: 10, seconds: 1,
        })
      }
    }
  },
  async throws({ emit }) {
    emit(stepEvent(1))
    throw new Error('internal: the wheel came off.')
  },
  async throwsLater({ emit }) {
    emit(stepEvent(1))
    setTimeout(() => {
      throw new Error('thrown where nobody catches')
    })
    await sleep(60_000)
  },
  async allocates() {
    const buffer = new ArrayBuffer(2 ** 52)
    throw new Error(`a buffer of ${buffer.byteLength} bytes was possible`)
  },
  async fillsHeap() {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 1e5 }, Math.random))
  },
  async fillsMemory() {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(1e7, kept.length))
  },
  async locked({ folder }) {
    lockRun(folder)
  },
  async chatty({ emit }) {
    process.stdout.write('a native library says hello\n')
    emit(stepEvent(1))
    process.exit(7)
  },
}

await runWorker((spec, options) => behaviours[spec.name!](options))
