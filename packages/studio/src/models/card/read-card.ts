import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What the card of a model says, as the hub reads it: a block of YAML at the head of README.md. */
export interface ModelCard {
  /** Identifier of the licence, or its name. */
  licence: string | null
  /** Tags of languages. */
  languages: string[]
}

/** A card is short; only its head is looked at. */
const longestHead = 64 * 1024

/** Reads the card in a model folder; one that is not there, or not readable, says nothing. */
export function readModelCard(folder: string): ModelCard {
  const path = join(folder, 'README.md')
  const text = existsSync(path) ? readFileSync(path, 'utf8').slice(0, longestHead) : ''
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? ''
  const card = record(parsed(head))
  const licence = [card.license_name, card.license].find((value): value is string => typeof value === 'string')
  const languages = Array.isArray(card.language) ? card.language : [card.language]
  return { licence: licence ?? null, languages: languages.filter((tag): tag is string => typeof tag === 'string') }
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 0 })
  } catch {
    return {}
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
