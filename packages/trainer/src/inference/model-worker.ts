// The process that holds a model: node model-worker.ts <where the model is, as JSON>. It is asked and answers over the channel.
import { explainFailure } from '../worker/failed-event.ts'
import type { ModelReply, ModelRequest } from './messages.ts'
import { openModel, type AnswerOptions, type ModelSource, type OpenModel } from './open-model.ts'

const cancels = new Map<number, AbortController>()
const say = (reply: ModelReply) => process.send?.(reply)

function failureOf(id: number | null, error: unknown): ModelReply {
  const { code, params } = explainFailure(error, null, process.memoryUsage.rss())
  return { type: 'failed', id, code, params }
}

async function answer(model: OpenModel, id: number, tokens: readonly number[], options: AnswerOptions): Promise<void> {
  const cancel = new AbortController()
  cancels.set(id, cancel)
  try {
    const onText = (_: number, text: string) => text !== '' && say({ type: 'text', id, text })
    const [result] = await model.answer([tokens], options, onText, cancel.signal)
    say({ type: 'answered', id, answer: result })
  } catch (error) {
    if (!cancel.signal.aborted) say(failureOf(id, error)) // who has cancelled does not wait for more
  } finally {
    cancels.delete(id)
  }
}

process.on('disconnect', () => process.exit()) // whoever asked is gone
process.on('SIGINT', () => {}) // a Ctrl-C is for the studio
try {
  const model = openModel(JSON.parse(process.argv[2]) as ModelSource)
  say({ type: 'ready', contextLength: model.contextLength })
  process.on('message', (request: ModelRequest) => {
    if (request.type === 'cancel') cancels.get(request.id)?.abort()
    else void answer(model, request.id, request.tokens, request.options)
  })
} catch (error) {
  process.send!(failureOf(null, error), () => process.disconnect())
}
