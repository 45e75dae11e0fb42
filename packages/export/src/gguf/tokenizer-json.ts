import { exactPreTokenizer } from '@tunesmith/text'

export interface AddedToken {
  id: number
  content: string
  special: boolean
  /** Whether white space after it belongs to it. */
  rstrip: boolean
}

/** What a tokenizer.json says, as far as llama.cpp can be told. */
export interface TokenizerJson {
  model: string
  vocabulary: Map<string, number>
  merges: [left: string, right: string][]
  addedTokens: AddedToken[]
  unknownToken: string | undefined
  /** Whether characters without a token become `<0xNN>` tokens. */
  hasByteTokens: boolean
  ignoresMerges: boolean
  /** Steps that cut text into words, or rewrite it, in order; `Sequence`s laid flat. */
  preTokenizers: Step[]
  normalizers: Step[]
}

/** One step of a tokenizer, by the names of the `tokenizers` library. */
export interface Step {
  type: string
  [field: string]: unknown
}

interface Files {
  model: {
    type?: string
    vocab: Record<string, number> | unknown[]
    merges?: (string | [string, string])[]
    unk_token?: string | null
    byte_fallback?: boolean
    ignore_merges?: boolean
  }
  added_tokens?: AddedToken[]
  normalizer?: Step | null
  pre_tokenizer?: Step | null
}

/** @param json a tokenizer.json that `loadTokenizer` has taken */
export function readTokenizerJson(json: Record<string, unknown>): TokenizerJson {
  const { model, added_tokens: addedTokens = [], normalizer, pre_tokenizer: preTokenizer } = json as unknown as Files
  const vocabulary = Array.isArray(model.vocab) ? new Map<string, number>() : new Map(Object.entries(model.vocab))
  return {
    model: model.type ?? 'BPE',
    vocabulary,
    merges: (model.merges ?? []).map((merge) => (typeof merge === 'string' ? splitMerge(merge) : merge)),
    addedTokens,
    unknownToken: model.unk_token ?? undefined,
    hasByteTokens: model.byte_fallback === true,
    ignoresMerges: model.ignore_merges === true,
    preTokenizers: flatten(exactPreTokenizer(preTokenizer), 'pretokenizers'),
    normalizers: flatten(normalizer, 'normalizers'),
  }
}

function splitMerge(merge: string): [string, string] {
  const space = merge.indexOf(' ', 1)
  return [merge.slice(0, space), merge.slice(space + 1)]
}

function flatten(step: unknown, parts: string): Step[] {
  if (typeof step !== 'object' || step === null) return []
  const { type } = step as Step
  return type === 'Sequence' ? ((step as Step)[parts] as unknown[]).flatMap((part) => flatten(part, parts)) : [step as Step]
}
