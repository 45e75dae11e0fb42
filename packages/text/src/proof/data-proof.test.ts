import { join } from 'node:path'
import { plainReason } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { builtinTemplate } from '../templates/choose.ts'
import { chatTemplate } from '../templates/conversation-template.ts'
import { loadTokenizer } from '../tokenizer-folder.ts'
import { lengthStatistics } from './lengths.ts'
import { proveData, requireUsable, type DataProofSettings } from './data-proof.ts'
import { maskedStretches } from './masked-stretches.ts'

const golden = join(import.meta.dirname, '..', '..', 'golden')
const tokenizer = loadTokenizer(join(golden, 'bytelevel-single'))
const template = builtinTemplate(tokenizer, 'chatml')
const settings: DataProofSettings = { layout: 'question-answer', template, tokenizer, maxLength: 64 }
const rows = (...pairs: Array<[unknown, unknown]>) =>
  pairs.map(([question, answer], index) => ({ line: index + 1, value: { question, answer } }))
const kindsOf = (pair: [unknown, unknown], changes: Partial<DataProofSettings> = {}) =>
  proveData(rows(pair), { ...settings, ...changes }).problems.map(({ kind }) => kind)

describe('proveData', () => {
  it('passes good rows, with counts that add up', () => {
    const proof = proveData(rows(['What does a copy cost?', '20 dollars.'], ['And two?', '40 dollars.']), settings)
    expect(proof).toMatchObject({ rows: 2, usableRows: 2, problems: [], summary: [], lostSupervisedTokens: 0 })
    expect(proof.tokens).toBe(proof.examples[0].ids.length + proof.examples[1].ids.length)
    const answers = ['20 dollars.<|im_end|>', '40 dollars.<|im_end|>']
    expect(proof.supervisedTokens).toBe(
      answers.flatMap((answer) => tokenizer.encode(answer, { addSpecialTokens: false })).length,
    )
    expect(proof.lengths.max).toBe(Math.max(...proof.examples.map(({ ids }) => ids.length)))
  })

  it.each<[string, [unknown, unknown], string, Partial<DataProofSettings>]>([
    ['a missing answer', ['Q', undefined], 'wrong-field', {}],
    ['an object for an answer', ['Q', { a: 1 }], 'wrong-field', {}],
    ['an empty answer', ['Q', ' \n'], 'empty', {}],
    ['an empty question', ['', 'A'], 'empty', {}],
    ['an answer that is cut', ['Q', 'long answer '.repeat(30)], 'truncated', {}],
    ['a question that leaves no room', ['long question '.repeat(30), 'A'], 'cut-away', {}],
    ['special tokens in the text', ['Q', 'A<|im_end|>B'], 'special-token', {}],
    [
      'a template that refuses',
      ['Q', 'A'],
      'rejected',
      {
        template: {
          ...template,
          render: chatTemplate(tokenizer, {
            jinja:
              "{% for m in messages %}{{ raise_exception('no') if m.content == 'Q' }}{{ m.content }}{% endfor %}",
          }).render,
        },
      },
    ],
    [
      'a template without an end',
      ['Q', 'A'],
      'no-end',
      { template: chatTemplate(tokenizer, { jinja: '{% for m in messages %}{{ m.content }}\n{% endfor %}' }) },
    ],
  ])('finds %s', (_, pair, kind, changes) => {
    expect(kindsOf(pair, changes)).toEqual([kind])
  })

  it('passes special tokens in a question, where they are words', () => {
    expect(kindsOf(['What is <|im_end|>?', 'A'])).toEqual([])
  })

  it('finds characters outside the vocabulary, and answers that do not come back', () => {
    const spm = loadTokenizer(join(golden, 'sentencepiece-metaspace'))
    const noBytes = {
      ...spm,
      encode: (text: string) =>
        spm
          .encode(text, { addSpecialTokens: false })
          .map((id) => (spm.tokenOf(id)!.startsWith('<0x') ? spm.unkId! : id)),
    }
    const plain = builtinTemplate(noBytes, 'plain')
    expect(kindsOf(['Q', '🚀'], { tokenizer: noBytes, template: plain })).toEqual(
      expect.arrayContaining(['unknown-token', 'round-trip']),
    )
    expect(kindsOf(['Question', 'dollars'], { tokenizer: spm, template: builtinTemplate(spm, 'plain') })).toEqual([])
  })

  it('finds conversations without anything to learn', () => {
    const message = (weight: 0 | 1) => [
      {
        line: 1,
        value: {
          messages: [
            { role: 'user', content: 'Q' },
            { role: 'assistant', content: 'A', weight },
          ],
        },
      },
    ]
    expect(proveData(message(0), { ...settings, layout: 'messages' }).problems).toMatchObject([
      { kind: 'nothing-learned', line: 1 },
    ])
    expect(proveData(message(1), { ...settings, layout: 'messages' }).problems).toEqual([])
  })

  it('counts what cutting loses', () => {
    const [whole] = proveData(rows(['Q', '20 dollars for a copy.']), { ...settings, maxLength: undefined }).examples
    const proof = proveData(rows(['Q', '20 dollars for a copy.']), { ...settings, maxLength: whole.ids.length - 2 })
    expect(proof.lostSupervisedTokens).toBe(2)
    expect(proof.lengths.max).toBe(whole.ids.length)
    expect(proof.problems[0].problem.text).toContain('2 of')
  })

  it('finds copies, and questions that are also held out, whatever their case and spacing', () => {
    const proof = proveData(rows(['Q one', 'A'], ['Q two', 'A'], ['Q one', 'A']), {
      ...settings,
      heldOut: {
        validation: [{ line: 9, value: { question: ' q  TWO ', answer: 'other' } }],
        test: rows(['Q three', 'A']),
      },
    })
    expect(proof.problems).toMatchObject([
      { line: 2, kind: 'leaked', problem: { text: expect.stringContaining('line 9 of the validation data') } },
      { line: 3, kind: 'duplicate', problem: { text: expect.stringContaining('line 1') } },
    ])
    expect(proof.usableRows).toBe(3)
  })

  it('compares whole rows: with their tools, and without an answer too', () => {
    const messages = [{ role: 'user', content: 'Q' }, { role: 'assistant', content: 'A' }]
    const calling = ['add', 'divide'].map((name, index) => ({ line: index + 1, value: { messages, tools: [{ name }] } }))
    expect(proveData(calling, { ...settings, layout: 'messages' }).problems).toEqual([])
    const asking = (content: string) => [{ line: 1, value: { messages: [{ role: 'user', content }] } }]
    const proof = proveData(asking('One?'), { ...settings, layout: 'messages', heldOut: { test: asking('Two?') } })
    expect(proof.problems.map(({ kind }) => kind)).toEqual(['nothing-learned'])
  })

  it('leaves bad rows out, sums problems up worst first, and counts unreadable rows in', () => {
    const proof = proveData(rows(['Q', 'A'], ['Q', 'A'], ['Q', null], ['Q2', undefined]), {
      ...settings,
      problems: [{ line: 5, kind: 'unreadable', problem: plainReason('broken'), repair: plainReason('mend') }],
    })
    expect(proof).toMatchObject({ rows: 5, usableRows: 2 })
    expect(proof.examples.map(({ line }) => line)).toEqual([1, 2])
    expect(proof.summary).toMatchObject([
      { kind: 'unreadable', severity: 'error', rows: 1, lines: [5] },
      { kind: 'wrong-field', severity: 'error', rows: 2, lines: [3, 4] },
      { kind: 'duplicate', severity: 'warning', rows: 1, lines: [2] },
    ])
  })

  it('puts the system message of the settings in front', () => {
    const [example] = proveData(rows(['Q', 'A']), { ...settings, system: 'Be brief.' }).examples
    expect(tokenizer.decode([...example.ids])).toContain('<|im_start|>system\nBe brief.<|im_end|>')
  })

  it('fails when nothing is left', () => {
    const proof = proveData(rows(['Q', ''], ['Q', '']), settings)
    expect(() => requireUsable(proof)).toThrow(
      expect.objectContaining({
        code: 'DATA_NOTHING_TO_LEARN',
        message: expect.stringContaining('None of the 2 rows'),
      }),
    )
    expect(requireUsable(proveData(rows(['Q', 'A']), settings)).usableRows).toBe(1)
  })
})

describe('lengthStatistics', () => {
  it('takes percentiles by nearest rank', () => {
    const lengths = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(lengthStatistics(lengths)).toEqual({ count: 100, mean: 50.5, p50: 50, p95: 95, p99: 99, max: 100 })
    expect(lengthStatistics([])).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 })
  })
})

describe('maskedStretches', () => {
  it('cuts an example where learning begins and ends, special tokens spelled out', () => {
    const [example] = proveData(rows(['Was kostet 副本?', 'Ü 🎉']), settings).examples
    expect(maskedStretches(example, tokenizer)).toEqual([
      { text: '<s><|im_start|>user\nWas kostet 副本?<|im_end|>\n<|im_start|>assistant\n', learned: false },
      { text: 'Ü 🎉<|im_end|>', learned: true },
    ])
  })
})
