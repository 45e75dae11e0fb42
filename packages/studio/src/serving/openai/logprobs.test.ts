import { describe, expect, it } from 'vitest'
import { completionLogprobs } from './logprobs.ts'

const scored = (text: string, logprob: number) => ({ id: 1, text, logprob, top: [{ id: 1, text, logprob }] })

describe('log-probabilities of a text', () => {
  it('stand where their tokens begin in the text, in which special tokens are not', () => {
    const first = { text: '<s>', logprob: null, top: null, shownLength: 0 }
    const { tokens, token_logprobs: logprobs, text_offset: offsets } = completionLogprobs([first, scored('Hi', -1), scored(' you', -2)], 5, false)
    expect(tokens).toEqual(['<s>', 'Hi', ' you'])
    expect(logprobs).toEqual([null, -1, -2])
    expect(offsets).toEqual([5, 5, 7])
  })

  it('have the likeliest tokens where they are asked for', () => {
    expect(completionLogprobs([scored('a', -1)], 0, true).top_logprobs).toEqual([{ a: -1 }])
    expect(completionLogprobs([scored('a', -1)], 0, false).top_logprobs).toBeNull()
  })
})
