import type { ExportPrecision } from '@tunesmith/contract'
import { startLlama, type LlamaProcess } from '@tunesmith/inference'
import { openModel, type ModelSource, type OpenModel } from '@tunesmith/trainer/inference'
import type { Form } from './compare.ts'
import { tolerances } from './tolerances.ts'

/** A model as the engine that trained it runs it. */
export function engineForm(name: string, source: ModelSource, tolerance: Form['tolerance']): Form & { model: OpenModel } {
  const model = openModel(source)
  return { name, tolerance, model, score: (ids) => model.score(ids), close: () => model.release() }
}

interface LlamaFormOptions {
  file: string
  /** LoRA adapter in GGUF. */
  adapter?: string
  precision: ExportPrecision
}

/** A form of a model that runs in llama.cpp. */
export interface LlamaForm extends Form {
  llama: LlamaProcess
}

/** A GGUF file in llama.cpp, computed as exactly as its weights allow. */
export function llamaForm(name: string, { file, adapter, precision }: LlamaFormOptions): LlamaForm {
  const llama = startLlama({ file, sequences: 1, exact: true }, name)
  return {
    name, tolerance: tolerances[precision], llama,
    async score(tokens) {
      const scores = await llama.score({ tokens, top: 1, ...(adapter !== undefined && { adapter }) })
      return scores.map(({ logprob, top }) => ({ logprob, likeliest: top[0].id }))
    },
    async close() {
      llama.kill()
      await llama.ended
    },
  }
}
