// The process that holds a model: node llama-worker.ts <where the model is, as JSON>.
import { TunesmithError } from '@tunesmith/contract'
import { serveTasks, type Turn } from '@tunesmith/processes'
import type { GenerateRequest, Generated, LlamaSource, Piece, ScoreRequest } from '../requests.ts'
import { detokenize, tokenize, type TextOf, type TokensOf } from './tokens.ts'
import { embed } from './embed.ts'
import { generate } from './generate.ts'
import { loadModel, type LoadedModel } from './load-model.ts'
import { pieceSender } from './piece-sender.ts'
import { score } from './score.ts'

export type LlamaTasks = ReturnType<typeof tasksWith>

/** What a process that holds a model is asked. */
const tasksWith = (model: LoadedModel) => ({
  info: () => model.info,
  async generate(request: GenerateRequest, { tell, signal }: Turn<Piece[]>): Promise<Generated> {
    const sender = pieceSender(tell)
    try {
      return await generate(model, request, sender.add, signal)
    } finally {
      sender.flush()
    }
  },
  score: (request: ScoreRequest, { signal }: Turn) => score(model, request, signal),
  embed: (tokens: readonly number[]) => embed(model, tokens),
  tokenize: (text: TokensOf) => tokenize(model, text),
  detokenize: (tokens: TextOf) => detokenize(model, tokens),
})

const source = JSON.parse(process.argv[2]) as LlamaSource & { name: string }
serveTasks(async () => tasksWith(await loadModel(source)), (error): TunesmithError => {
  if (error instanceof TunesmithError) return error
  return new TunesmithError('LLAMA_FAILED', { model: source.name, problem: error instanceof Error ? error.message : String(error) })
})
