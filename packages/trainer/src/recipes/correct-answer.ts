/** Lower case, without punctuation at the ends of words, single spaces: what does not decide whether an answer is right. */
export function normalizeAnswer(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$€£%.:/-]+/gu, ' ')
    .replace(/[.:/-]+(?=\s|$)/g, '')
    .trim()
}

/** Whether the answer contains what is expected as whole words. */
export function isCorrect(answer: string, expected: string): boolean {
  return ` ${normalizeAnswer(answer)} `.includes(` ${normalizeAnswer(expected)} `)
}
