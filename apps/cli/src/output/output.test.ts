import { describe, expect, it } from 'vitest'
import { createStyle } from '../terminal/style.ts'
import { textWidth } from '../terminal/text-width.ts'
import { outputLines } from './output-lines.ts'

const shown = (output: unknown, columns = 80) => outputLines(output, columns, createStyle(false))
const time = '2026-11-26T08:44:20.766Z'

describe('what an operation gave', () => {
  it('is a list also in the form of the OpenAI API, with the way to its next page', () => {
    expect(shown({ object: 'list', data: [], has_more: false, first_id: null, last_id: null })).toEqual(['Nothing there.'])
    const page = { object: 'list', data: [{ id: 'file-1', filename: 'a' }, { id: 'file-2', filename: 'b' }], has_more: true }
    expect(shown(page)).toEqual(['id      filename', 'file-1  a', 'file-2  b', 'There are more: --after file-2.'])
  })

  it('says below a list why something in it is not so, each reason once', () => {
    const possible = (value: boolean, text: string) => ({ value, reason: { code: 'plain', params: {}, text } })
    const noAdapter = possible(false, 'there is no adapter')
    expect(shown([{ format: 'adapter', possible: noAdapter }, { format: 'onnx', possible: possible(true, 'it can') }, { format: 'gguf-adapter', possible: noAdapter }])).toEqual([
      'format        possible', 'adapter       no', 'onnx          yes', 'gguf-adapter  no', 'adapter, gguf-adapter – possible: no – there is no adapter',
    ])
  })

  it('is facts, with what is inside them below', () => {
    const moment = shown({ at: time })[0].slice(4)
    expect(shown({ finished_at: Date.parse(time) / 1000 })[0]).toContain(moment)
    expect(moment).toMatch(/^2026-11-2[5-7] \d\d:\d\d$/)
    const lines = shown({
      id: 'run_1', createdAt: time, memoryBytes: 1.2e9, bytes: 12, seconds: { low: 60, high: 118 }, parameters: 10_100_000, loss: 0.123456,
      verdict: { verdict: 'better', now: { correct: 12, share: 0.5 } }, needsMapping: false, error: null, models: ['a', 'b'],
      fits: { value: 'well', reason: { code: 'plain', params: {}, text: 'there is room' } },
      yaml: 'model: a\ndata: b\n', columns: [{ name: 'question', samples: ['a?'] }, { name: 'answer', samples: ['b'] }],
    })
    expect(lines).toEqual([
      'id             run_1',
      `created at     ${moment}`,
      'memory         1.2 GB',
      'size           12 B',
      'seconds        1–2 min',
      'parameters     10.1 M',
      'loss           0.1235',
      'verdict',
      '  verdict  better',
      '  now',
      '    correct  12',
      '    share    0.5',
      'needs mapping  no',
      'error          –',
      'models         a, b',
      'fits           well – there is room',
      'yaml',
      '  model: a',
      '  data: b',
      'columns',
      '  name      samples',
      '  question  a?',
      '  answer    b',
    ])
  })

  it('is a table of a list, with what there is room for and without what says nothing', () => {
    const entry = { id: 'run_1', projectId: 'project_1', name: 'One', state: 'paused', verdict: null, priority: 0, bytes: 2e6, createdAt: time }
    const lines = shown({ items: [entry, { ...entry, id: 'run_2', name: 'Another' }], total: 7 })
    expect(lines[0].split(/ {2,}/)).toEqual(['id', 'name', 'state', 'priority', 'size', 'created at'])
    expect(lines[2]).toMatch(/^run_2 {2}Another {2}paused {2}0 {9}2\.0 MB {2}2026-/)
    expect(lines.at(-1)).toBe('2 of 7; see --offset and --limit.')
    expect(shown({ items: [], total: 0 })).toEqual(['Nothing there.'])
  })

  it('keeps long reasons readable, in a window of any width', () => {
    const settings = [
      { setting: 'training.learningRate', value: 0.0002, origin: 'chosen', reason: { code: 'plain', params: {}, text: 'large steps: a very small model has little to forget' } },
      { setting: 'compute.memoryLimit', value: 18_892_464_538, origin: 'chosen', reason: { code: 'plain', params: {}, text: 'the rest is left to other programs' } },
    ]
    expect(shown({ settings }).join('\n')).toMatch(/training\.learningRate +0\.0002 +chosen +large steps:[^]*compute\.memoryLimit +19 GB/)
    for (const columns of [40, 60, 80, 120, 200]) {
      for (const line of shown({ settings }, columns)) expect(textWidth(line), line).toBeLessThanOrEqual(columns)
    }
  })

  it('cannot steer the terminal', () => {
    const nasty = 'a\x1b[2Jb'
    const texts = [nasty, { name: nasty }, { items: [{ id: nasty, name: 'x' }], total: 1 }, { text: `${nasty}\nc` }, { deep: { list: [{ a: { b: nasty } }] } }]
    for (const output of texts) expect(shown(output).join('\n')).not.toContain('\x1b')
  })

  it('is nothing where nothing came', () => expect(shown({})).toEqual([]))
})
