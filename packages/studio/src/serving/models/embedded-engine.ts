import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import type { PoolModel, ProcessPool } from '@tunesmith/inference'
import { requireRoom, startModel, type ModelProcess, type ModelSource } from '@tunesmith/trainer/worker'
import type { Engine, EngineRequest } from './engine.ts'

/** Memory of a process besides the weights of its model, in bytes; measured. */
const baselineBytes = 200e6

/** A model in the engine that trains, for those that llama.cpp cannot run. It chooses tokens by temperature and top-p alone. */
export function embeddedEngine(pool: ProcessPool, name: string, source: ModelSource): Engine {
  const key = JSON.stringify([source.model, source.adapter])
  const model: PoolModel<ModelProcess> = {
    key, name, bytes: baselineBytes + weightBytes(source), start: () => startModel(source, name),
  }
  const lacks = (what: string) => fail('ENGINE_LACKS', { model: name, what })
  return {
    key,
    contextLength: () => pool.use(model, (process) => process.contextLength()),
    async generate(request, onPiece, signal) {
      const { tokens, maxTokens, sampling: { temperature, topP, seed } } = request
      const wanted = wishes.find(([isWanted]) => isWanted(request))
      if (wanted) lacks(wanted[1])
      return pool.use(model, async (process) => {
        requireRoom('', tokens.length, await process.contextLength())
        const answer = await process.answer(tokens, { maxTokens, temperature, topP, seed }, (text) => onPiece({ text, tokens: [] }), signal)
        return { ...answer, cachedTokens: 0 }
      })
    },
    score: async () => lacks('log-probabilities'),
    embed: async () => lacks('embeddings'),
  }
}

/** What a request may want that this engine has not. */
const wishes: readonly [isWanted: (request: EngineRequest) => boolean, what: string][] = [
  [({ topLogprobs }) => topLogprobs !== undefined, 'log-probabilities'],
  [({ constraint }) => constraint !== undefined, 'answers in a given form'],
  [({ stop }) => stop.length > 0, 'texts that end an answer'],
  [({ sampling }) => sampling.logitBias.length > 0, 'a bias on tokens'],
  [({ sampling: { topK, minP } }) => topK > 0 || minP > 0, 'top_k and min_p'],
  [
    ({ sampling: { repetitionPenalty, frequencyPenalty, presencePenalty } }) =>
      repetitionPenalty !== 1 || frequencyPenalty !== 0 || presencePenalty !== 0,
    'penalties',
  ],
]

/** Bytes of the weights, which a process maps into its memory; 0 for a folder that cannot be read, which opening will tell. */
function weightBytes({ model, adapter }: ModelSource): number {
  const folders = adapter === undefined ? [model] : [model, adapter]
  return folders.reduce((sum, folder) => sum + bytesIn(folder), 0)
}

function bytesIn(folder: string): number {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.safetensors'))
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  } catch {
    return 0
  }
}
