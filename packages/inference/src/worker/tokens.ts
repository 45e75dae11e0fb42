import type { Token } from 'node-llama-cpp'
import type { LlamaWork } from '../requests.ts'
import type { LoadedModel } from './load-model.ts'

export function tokenize({ model }: LoadedModel, { text, special }: LlamaWork['tokenize']['takes']): number[] {
  return model.tokenize(text, special)
}

export function detokenize({ model }: LoadedModel, { tokens, special }: LlamaWork['detokenize']['takes']): string {
  return model.detokenize(tokens as Token[], special)
}
