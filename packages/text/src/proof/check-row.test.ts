import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtinTemplate } from '../templates/choose.ts'
import { loadTokenizer } from '../tokenizer-folder.ts'
import { checkRow, type RowSettings } from './check-row.ts'

const tokenizer = loadTokenizer(join(import.meta.dirname, '..', '..', 'golden', 'bytelevel-single'))
const settings: RowSettings = {
  layout: 'question-answer', template: builtinTemplate(tokenizer, 'chatml'), tokenizer, maxLength: 64,
}
const problemsOf = (question: string, answer: string) =>
  checkRow({ line: 1, value: { question, answer } }, settings).problems

describe('checkRow', () => {
  it.each([
    ['cut-away', (times: number) => problemsOf('long question '.repeat(times), 'A')],
    ['truncated', (times: number) => problemsOf('Q', 'long answer '.repeat(times))],
  ])('names the length of each row that is %s, and one remedy that a list need tell only once', (kind, problems) => {
    const [[shorter], [longer]] = [problems(30), problems(40)]
    expect([shorter.kind, longer.kind]).toEqual([kind, kind])
    expect(shorter.problem.text).not.toBe(longer.problem.text)
    expect(shorter.repair).toEqual(longer.repair)
    expect(shorter.repair.text).toContain('data.maxLength')
  })
})
