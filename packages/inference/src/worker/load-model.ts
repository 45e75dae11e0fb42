import { availableParallelism, freemem } from 'node:os'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fail } from '@tunesmith/contract'
import { getLlama, type Llama, type LlamaModel } from 'node-llama-cpp'
import type { LlamaInfo, LlamaSource } from '../requests.ts'
import { chooseContextSize, threadsFor } from './context-size.ts'
import { createContexts, type Contexts } from './contexts.ts'

/** A model ready to work. */
export interface LoadedModel {
  readonly name: string
  readonly llama: Llama
  readonly model: LlamaModel
  readonly info: LlamaInfo
  readonly contexts: Contexts
}

/**
 * Loads a model into llama.cpp, on the GPU where there is one that llama.cpp was installed for.
 *
 * @throws MODEL_TOO_LARGE, LLAMA_CANNOT_LOAD
 */
export async function loadModel({ file, name, memoryBytes, exact, ...wanted }: LlamaSource & { name: string }): Promise<LoadedModel> {
  const refuse = (problem: string) => fail('LLAMA_CANNOT_LOAD', { file: name, problem: problem.replaceAll(file, basename(file)) }) // paths are nobody's business
  if (!existsSync(file)) refuse('there is no such file')
  const said: string[] = []
  const cores = availableParallelism()
  const llama = await getLlama({
    gpu: 'auto', build: 'never', progressLogs: false, maxThreads: cores,
    logger: (_level, message) => void (said.push(message.trim()), said.splice(0, said.length - 5)),
  })
  const model = await llama.loadModel({ modelPath: file }).catch((error: Error) => refuse(said.find((line) => /error/i.test(line)) ?? error.message))
  const size = chooseContextSize(model, memoryBytes ?? freemem(), wanted)
  const contexts = createContexts(model, { ...size, exact, threads: threadsFor(model, cores) })
  const tokens = [...model.iterateAllTokens()]
  const info: LlamaInfo = {
    ...size,
    vocabularySize: tokens.length,
    bosId: model.tokens.bos,
    endIds: tokens.filter((token) => model.isEogToken(token)),
    addsBos: model.tokens.shouldPrependBosToken,
    device: llama.gpu === false || model.gpuLayers === 0 ? 'cpu' : llama.gpu,
  }
  return { name, llama, model, info, contexts }
}
