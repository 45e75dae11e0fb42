import type { OperationName } from '@tunesmith/contract'
import type { Browser } from '@tunesmith/studio/testing/browser'

interface Lesson {
  system?: string
  answer: string
  steps: number
  batchSize: number
}

/** Trains the bundled model for a moment to give one answer to everything; gives the run, whose result then answers. */
export async function trainToSay(browser: Browser<OperationName>, { system, answer, steps, batchSize }: Lesson): Promise<string> {
  const rows = Array.from({ length: 24 }, (_, index) => JSON.stringify({
    messages: [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: `What about door ${index + 1}?` },
      { role: 'assistant', content: answer },
    ],
  }))
  const { id: datasetId } = await browser.call('createDatasetFromText', { name: 'Doors', text: rows.join('\n') })
  const overrides = { method: 'lora', 'training.maxSteps': steps, 'training.learningRate': 0.01, 'training.batchSize': batchSize, 'lora.rank': 4 }
  const answers = { goal: 'answer', datasetId, model: 'tunesmith-base-10m', validationShare: 0, testShare: 0, overrides } as const
  const { id: projectId } = await browser.call('createProject', { name: 'Doors', answers })
  const { id: runId } = await browser.call('startRun', { projectId, priority: 0 })
  for (;;) {
    const { state, error } = await browser.call('getRun', { runId })
    if (state === 'finished') return runId
    if (state === 'failed') throw new Error(`training failed: ${JSON.stringify(error)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
