/** A stretch of an answer, and whether the other answer has it too. */
export interface WordRun {
  text: string
  changed: boolean
}

/** Longer answers are compared no further: their words would take the square of their number. */
const mostWords = 800
/** With less in common than this share of words, everything is new, and marking it would say nothing. */
const leastInCommon = 0.2

/** What of `now` is new and what of `before` is gone, word by word; null where they have next to nothing in common. */
export function wordChanges(before: string, now: string, locale: string): { before: WordRun[]; now: WordRun[] } | null {
  const [olds, news] = [before, now].map((text) => wordsOf(text, locale))
  if (olds.length > mostWords || news.length > mostWords) return null
  const common = commonWords(olds, news)
  const meaningful = common.filter(([at]) => /[\p{L}\p{N}]/u.test(olds[at])).length
  const longest = Math.max(...[olds, news].map((words) => words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length))
  if (meaningful < longest * leastInCommon) return null
  return {
    before: runsOf(olds, new Set(common.map(([at]) => at))),
    now: runsOf(news, new Set(common.map(([, at]) => at))),
  }
}

/** Words, spaces and signs, so that nothing is lost when they are put together again. */
function wordsOf(text: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}

/** Pairs of indices of the longest common subsequence. */
function commonWords(olds: readonly string[], news: readonly string[]): [number, number][] {
  const width = news.length + 1
  const lengths = new Uint16Array((olds.length + 1) * width)
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const [down, right, diagonal] = [lengths[(i + 1) * width + j], lengths[i * width + j + 1], lengths[(i + 1) * width + j + 1]]
      lengths[i * width + j] = olds[i] === news[j] ? diagonal + 1 : Math.max(down, right)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    if (olds[i] === news[j]) pairs.push([i++, j++])
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++
    else j++
  }
  return pairs
}

function runsOf(words: readonly string[], kept: ReadonlySet<number>): WordRun[] {
  const runs: WordRun[] = []
  words.forEach((text, index) => {
    const last = runs.at(-1)
    const changed = !kept.has(index)
    // a space between two changed words is part of the change
    const bridges = last?.changed === true && /^\s+$/.test(text) && index + 1 < words.length && !kept.has(index + 1)
    if (last !== undefined && (last.changed === changed || bridges)) last.text += text
    else runs.push({ text, changed })
  })
  return runs
}
