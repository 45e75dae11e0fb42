import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTokenizer } from './tokenizer-folder.ts'

const golden = join(import.meta.dirname, '..', 'golden')
interface Ids {
  texts: string[]
  ids: Record<string, number[][]>
  /** Per tokenizer, the texts that decoding changes. */
  decoded: Record<string, Record<string, string>>
}
const { texts, ids, decoded }: Ids = JSON.parse(readFileSync(join(golden, 'ids.json'), 'utf8'))

describe.each(Object.keys(ids))('tokenizer %s against Python', (name) => {
  const tokenizer = loadTokenizer(join(golden, name))

  it('encodes every string to the same ids', () => {
    const differing = texts.flatMap((text, index) => {
      const ours = tokenizer.encode(text, { addSpecialTokens: false })
      return JSON.stringify(ours) === JSON.stringify(ids[name][index]) ? [] : [{ text, ours, theirs: ids[name][index] }]
    })
    expect(differing).toEqual([])
    expect(texts.length).toBeGreaterThan(200)
  })

  it('decodes them to the same text', () => {
    const differing = texts.flatMap((text, index) => {
      const ours = tokenizer.decode(ids[name][index])
      const theirs = decoded[name][index] ?? text
      return ours === theirs ? [] : [{ ours, theirs }]
    })
    expect(differing).toEqual([])
  })
})

describe('golden folder', () => {
  it('has golden ids for every tokenizer in it', () => {
    const folders = readdirSync(golden, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'templates',
    )
    expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(ids).sort())
  })
})
