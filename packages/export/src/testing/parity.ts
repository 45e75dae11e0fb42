import { startLlama } from '@tunesmith/inference'
import { onTestFinished } from 'vitest'

/** A text with the logits of what follows each of its tokens: `[sequence][vocabulary]`. */
export interface ScoredText {
  ids: readonly number[]
  logits: readonly (readonly number[])[]
}

interface Comparison {
  adapter?: string
  /** Tokens of each text that are compared. */
  length?: number
}

/** Opens a GGUF file in llama.cpp for one test, to compare it with computed logits. */
export function openInLlama(file: string) {
  const llama = startLlama({ file, sequences: 1, memoryBytes: 4e9, exact: true })
  onTestFinished(() => {
    llama.kill()
    return llama.ended
  })
  return {
    llama,
    /** The greatest difference of a log-probability, over all tokens of the vocabulary at every place of the texts. */
    async worstDifference(texts: readonly ScoredText[], { adapter, length = Infinity }: Comparison = {}): Promise<number> {
      let worst = 0
      for (const { ids, logits } of texts) {
        const tokens = ids.slice(0, length)
        const scores = await llama.score({ tokens, adapter, top: logits[0].length })
        for (const [place, { top }] of scores.entries()) {
          const expected = logSoftmax(logits[place])
          for (const { id, logprob } of top) worst = Math.max(worst, Math.abs(logprob - expected[id]))
        }
      }
      return worst
    },
  }
}

function logSoftmax(logits: readonly number[]): number[] {
  const greatest = Math.max(...logits)
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - greatest), 0)
  return logits.map((logit) => logit - greatest - Math.log(total))
}
