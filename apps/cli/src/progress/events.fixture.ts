import { parseEvent, plainReason, reason, type EventOf, type RunEvent } from '@tunesmith/contract'

const time = '2026-01-02T03:04:05.678Z'

/** A run of six steps as the trainer reports it, with an evaluation, an alarm, sample answers and a test. */
export const recordedEvents: RunEvent[] = [
  {
    type: 'planned', time, name: 'land-titles', totalSteps: 6, trainingRows: 111, validationRows: 12, supervisedTokens: 1800,
    parameters: 10_400_000, trainableParameters: 250_880, memoryBytes: 5e8, tokensPerSecond: 5200, secondsLeft: { low: 60, high: 90 },
    settings: [
      { setting: 'lora.rank', value: 16, origin: 'given', reason: reason('given') },
      { setting: 'data.maxLength', value: 128, origin: 'chosen', reason: reason('length.longest', { longest: 97 }) },
      { setting: 'compute.memoryLimit', value: 8e9, origin: 'chosen', reason: plainReason('what is free now') },
    ],
  },
  { type: 'progress', time, activity: plainReason('Quantising the base model'), done: 3e6, total: 6e6, unit: 'bytes' },
  ...[2.5, 2.1, 1.6, null, 1.2, 1.1].map((loss, index): EventOf<'step'> => ({
    type: 'step', time, step: index + 1, epoch: (index + 1) / 3, loss, learningRate: 2e-4 - index * 3e-5, gradientNorm: 0.7, tokens: 900,
    supervisedTokens: 300, tokensPerSecond: 5210, memoryBytes: 512e6, secondsLeft: { low: 60 - index * 10, high: 110 - index * 18 },
  })),
  { type: 'evaluated', time, step: 3, epoch: 1, loss: 1.5, perplexity: 4.48, best: true, rows: 12, seconds: 1 },
  { type: 'evaluated', time, step: 6, epoch: 2, loss: 1.7, perplexity: 5.47, best: false, rows: 12, seconds: 1 },
  {
    type: 'sampled', time, step: 6, seconds: 1,
    samples: [
      { prompt: 'What is the fee\nfor a deed?', expected: 'The fee is $25.', before: 'Deed is a \x1b[31mred\x07 word', now: 'The fee is $25.' },
      { prompt: '登録にはいくらかかりますか。' },
      { prompt: 'Is there a discount?', now: '' },
    ].map((sample) => ({ now: 'いいえ', ...sample })),
  },
  {
    type: 'alarm', time, kind: 'overfitting', severity: 'warning', step: 6, message: plainReason('The validation loss rises while the training loss falls.'),
    action: plainReason('Kept the checkpoint of step 3.'), evidence: { best: 1.5, now: 1.7 },
  },
  { type: 'checkpointed', time, step: 6, path: '/runs/land-titles/checkpoints/step-00000006', bytes: 3e6, best: false, seconds: 0.1 },
  {
    type: 'tested', time, step: 3, rows: 20, before: { correct: 1, share: 0.05, low: 0.01, high: 0.24 },
    now: { correct: 17, share: 0.85, low: 0.64, high: 0.95 }, seconds: 2,
    examples: [{ prompt: 'What does a caveat cost?', expected: '$25', before: 'A caveat.', now: 'It costs $25.', correct: true }],
  },
  {
    type: 'finished', time, step: 6, epoch: 2, reason: 'completed', loss: 1.1, bestStep: 3, bestValidationLoss: 1.5,
    output: '/runs/land-titles/adapter', tokens: 5400, seconds: 125,
  },
]

/** Every recorded event passes through the words of the contract, so the recording cannot grow stale unnoticed. */
for (const event of recordedEvents) {
  if (parseEvent(JSON.stringify(event)) === null) throw new Error(`internal: not an event: ${event.type}`)
}
