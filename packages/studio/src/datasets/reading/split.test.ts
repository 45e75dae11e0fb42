import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseTemplate, loadTokenizer, proveData, readRows } from '@tunesmith/text'
import { modelPath } from '@tunesmith/trainer/worker'
import { importRows } from './import-rows.ts'
import { exportRows } from './export-rows.ts'
import { divide as divideByClass, givenSide, sides, type SplitRow } from './split.ts'

const folder = mkdtempSync(join(tmpdir(), 'split-'))
afterAll(() => rmSync(folder, { recursive: true }))

const divide = (...given: Parameters<typeof divideByClass>) => divideByClass(...given).sides
const rows = (...questions: string[]): SplitRow[] => questions.map((question) => ({ question, canBeAsked: true }))
const numbered = (count: number) => rows(...Array.from({ length: count }, (_, index) => `question ${index}`))
const shares = fc.record({
  testShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
  validationShare: fc.double({ min: 0, max: 0.3, noNaN: true }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

describe('dividing rows', () => {
  it('keeps a question on one side, and never holds out more than asked for', () => {
    const questions = fc.array(fc.record({ question: fc.integer({ min: 0, max: 30 }).map(String), canBeAsked: fc.boolean() }), { minLength: 1, maxLength: 120 })
    fc.assert(fc.property(questions, shares, (all, split) => {
      const division = divide(all, split)
      const sideOf = new Map<string, string>()
      all.forEach(({ question }, index) => {
        expect(sideOf.get(question) ?? division[index]).toBe(division[index])
        sideOf.set(question, division[index])
      })
      const count = (side: string) => division.filter((each) => each === side).length
      expect(count('test')).toBeLessThanOrEqual(Math.round(all.length * split.testShare))
      expect(count('validation')).toBeLessThanOrEqual(Math.round(all.length * split.validationShare))
      all.forEach(({ canBeAsked }, index) => expect(canBeAsked || division[index] !== 'test').toBe(true))
      expect(divide(all, split)).toEqual(division)
    }))
  })

  it('holds out exactly what is asked for where no two rows are alike', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), shares, (count, split) => {
      const division = divide(numbered(count), split)
      expect(division.filter((side) => side === 'test')).toHaveLength(Math.round(count * split.testShare))
      expect(division.filter((side) => side === 'validation')).toHaveLength(Math.min(
        Math.round(count * split.validationShare), count - Math.round(count * split.testShare)))
    }))
  })

  it('depends on the seed and the questions, not on their order', () => {
    const all = numbered(100)
    const split = { testShare: 0.2, validationShare: 0.1, seed: 1 }
    const division = divide(all, split)
    expect(divide(all.toReversed(), split).toReversed()).toEqual(division)
    expect(divide(all, { ...split, seed: 2 })).not.toEqual(division)
    const fewer = divide(all.slice(1), split)
    const moved = fewer.filter((side, index) => side !== division[index + 1])
    expect(moved.length).toBeLessThanOrEqual(2)
  })

  it('gives each side of every class its share', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 8 })
    fc.assert(fc.property(sizes, shares, (counts, split) => {
      const all = counts.flatMap((count, each) =>
        rows(...Array.from({ length: count }, (_, index) => `${each} ${index}`)).map((row) => ({ ...row, answer: `class ${each}` })))
      fc.pre(all.length >= 5 * counts.length)
      const { sides: division, byClass } = divideByClass(all, { ...split, byClass: true })
      expect(byClass).toBe(true)
      const test = all.filter((_, index) => division[index] === 'test')
      expect(test).toHaveLength(Math.round(all.length * split.testShare))
      counts.forEach((count, each) => {
        const ofClass = test.filter(({ answer }) => answer === `class ${each}`).length
        expect(Math.abs(ofClass - (count * test.length) / all.length)).toBeLessThan(1)
      })
    }))
    const rare = numbered(100).map((row, index) => ({ ...row, answer: index < 90 ? 'usual' : 'rare' }))
    for (let seed = 0; seed < 50; seed++) {
      const division = divide(rare, { testShare: 0.2, validationShare: 0.1, seed, byClass: true })
      const rareIn = (side: string) => rare.filter(({ answer }, index) => answer === 'rare' && division[index] === side).length
      expect(['test', 'validation'].map(rareIn)).toEqual([2, 1])
    }
  })

  it('keeps copies on one side also where it divides by class, and takes free answers for no classes', () => {
    const split = { testShare: 0.3, validationShare: 0.2, seed: 3, byClass: true }
    const copies = Array.from({ length: 60 }, (_, index) => ({ question: `question ${index % 25}`, canBeAsked: true, answer: `class ${index % 3}` }))
    const division = divide(copies, split)
    expect(new Set(division)).toEqual(new Set(sides))
    copies.forEach(({ question }, index) => expect(division[index]).toBe(division[copies.findIndex((row) => row.question === question)]))
    const free = numbered(60).map((row, index) => ({ ...row, answer: `answer ${index}` }))
    expect(divideByClass(free, split).byClass).toBe(false)
    expect(divide(free, split)).toEqual(divide(free, { ...split, byClass: false }))
  })

  it('does as the dataset says, if it says so', () => {
    const given = [{ Split: 'train' }, { Split: ' Dev ' }, { Split: 'TEST' }, { Split: '' }, { Split: 'constructor' }].map(givenSide)
    expect(given).toEqual(['train', 'validation', 'test', undefined, undefined])
    const all = numbered(5).map((row, index) => ({ ...row, given: given[index] }))
    expect(divide(all, { testShare: 0.5, validationShare: 0.5, seed: 1 })).toEqual(['train', 'validation', 'test', 'train', 'train'])
  })
})

describe('an export of a dataset with copies', () => {
  const tokenizer = loadTokenizer(modelPath('tunesmith-base-10m'))
  const settings = { layout: 'messages' as const, tokenizer, template: chooseTemplate(tokenizer).value }
  const words = fc.constantFrom('What is the fee?', 'what  is the FEE? ', 'Is it far?', 'Who are you?', 'When?', 'Why not?', 'Where is it?')
  const dataset = fc.array(fc.record({ question: words, answer: fc.constantFrom('Yes.', 'No.', 'Twelve dollars.') }), { minLength: 3, maxLength: 40 })

  it('loses no row, and leaks none by the proof that training makes', async () => {
    let count = 0
    await fc.assert(fc.asyncProperty(dataset, shares, async (values, split) => {
      const place = join(folder, String(count++))
      const file = `${place}.jsonl`
      writeFileSync(file, values.map((value) => `${JSON.stringify(value)}\n`).join(''))
      const view = { rows: `${place}.rows`, reading: 'question-answer' as const, edits: [] }
      importRows({ file, fileName: 'rows.jsonl', rows: view.rows })
      const counts = await exportRows({ view, split, folder: place })
      const parts = Object.fromEntries(sides.map((side) => [side, counts[side] > 0 ? readRows(join(place, `${side}.jsonl`)) : []]))
      expect(sides.reduce((total, side) => total + parts[side].length, 0)).toBe(values.length)
      for (const side of sides) expect(parts[side]).toHaveLength(counts[side])
      const proof = proveData(parts.train, { ...settings, heldOut: { validation: parts.validation, test: parts.test } })
      expect(proof.problems.filter(({ kind }) => kind === 'leaked')).toEqual([])
      const between = proveData(parts.validation, { ...settings, heldOut: { test: parts.test } })
      expect(between.problems.filter(({ kind }) => kind === 'leaked')).toEqual([])
      expect(readFileSync(join(place, 'rows.json'), 'utf8')).toBe(`${JSON.stringify(counts)}\n`)
    }), { numRuns: 40 })
  })
})
