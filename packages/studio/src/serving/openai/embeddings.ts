import { plainReason, refuseField } from '@tunesmith/contract'
import type { EmbeddingList, EmbeddingRequest } from '@tunesmith/contract/openai'
import type { ServedModel } from '../models/served-model.ts'
import { asPrompts } from './prompts.ts'

/** Texts as vectors of length 1. @throws REQUEST_INVALID, and as ServedModel.embed */
export async function embeddings(model: ServedModel, request: EmbeddingRequest, signal: AbortSignal): Promise<EmbeddingList> {
  const texts = await asPrompts(request.input, 'input', model.texts)
  const vectors: number[][] = []
  for (const tokens of texts) vectors.push(await model.embed(tokens, signal)) // they take turns in the model anyway
  const [{ length }] = vectors
  if (request.dimensions && request.dimensions !== length) {
    refuseField('dimensions', plainReason(`the vectors of this model have ${length}, and cannot be shortened`))
  }
  const tokens = texts.reduce((sum, text) => sum + text.length, 0)
  return {
    object: 'list',
    model: model.id,
    data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: request.encoding_format === 'base64' ? base64(vector) : vector })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  }
}

function base64(vector: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(4 * vector.length))
  vector.forEach((value, index) => bytes.setFloat32(4 * index, value, true))
  return Buffer.from(bytes.buffer).toString('base64')
}
