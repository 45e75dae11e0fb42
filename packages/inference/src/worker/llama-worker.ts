// The process that holds a model: node llama-worker.ts <where the model is, as JSON>. It is asked and answers over the channel.
import { TunesmithError, type ErrorCode, type ErrorParams } from '@tunesmith/contract'
import type { LlamaReply, LlamaRequest } from '../messages.ts'
import type { LlamaSource } from '../requests.ts'
import { detokenize, tokenize } from './tokens.ts'
import { embed } from './embed.ts'
import { generate } from './generate.ts'
import { loadModel, type LoadedModel } from './load-model.ts'
import { pieceSender } from './piece-sender.ts'
import { score } from './score.ts'

const cancels = new Map<number, AbortController>()
const say = (reply: LlamaReply) => process.send?.(reply)

function failureOf(id: number | null, name: string, error: unknown): LlamaReply {
  if (error instanceof TunesmithError) return { type: 'failed', id, code: error.code, params: error.params as ErrorParams<ErrorCode> }
  const problem = error instanceof Error ? error.message : String(error)
  return { type: 'failed', id, code: 'LLAMA_FAILED' satisfies ErrorCode, params: { model: name, problem } }
}

async function work(model: LoadedModel, request: Exclude<LlamaRequest, { type: 'cancel' }>, signal: AbortSignal): Promise<void> {
  const { id } = request
  const done = (gives: (LlamaReply & { type: 'done' })['gives']) => say({ type: 'done', id, gives })
  switch (request.type) {
    case 'generate': {
      const sender = pieceSender((pieces) => say({ type: 'pieces', id, pieces }))
      const generated = await generate(model, request.takes, sender.add, signal)
      sender.flush()
      return void done(generated)
    }
    case 'score': return void done(await score(model, request.takes, signal))
    case 'embed': return void done(await embed(model, request.takes.tokens))
    case 'tokenize': return void done(tokenize(model, request.takes))
    case 'detokenize': return void done(detokenize(model, request.takes))
  }
}

async function answer(request: Exclude<LlamaRequest, { type: 'cancel' }>): Promise<void> {
  const cancel = new AbortController()
  cancels.set(request.id, cancel) // at once: many leave while a large model is loaded
  const model = await loading.catch(() => undefined)
  try {
    if (model !== undefined) await work(model, request, cancel.signal)
  } catch (error) {
    say(failureOf(request.id, source.name, error))
  } finally {
    cancels.delete(request.id)
  }
}

process.on('disconnect', () => process.exit()) // whoever asked is gone
process.on('SIGINT', () => {}) // a Ctrl-C is for whoever asked
const source = JSON.parse(process.argv[2]) as LlamaSource & { name: string }
const loading = loadModel(source)
process.on('message', async (request: LlamaRequest) => {
  if (request.type === 'cancel') return cancels.get(request.id)?.abort()
  await answer(request)
})
loading.then(
  ({ info }) => say({ type: 'ready', info }),
  (error) => process.send!(failureOf(null, source.name, error), () => process.disconnect()),
)
