import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fail, Reason, type RunSpec } from '@tunesmith/contract'
import { readJsonObject, writeFileDurably } from '@tunesmith/formats'
import { z } from 'zod'
import { sumOf } from '../checkpoints/manifest.ts'
import type { Settings } from '../defaults/index.ts'
import type { BaseModel } from '../model/base-model.ts'

const Shortage = z.object({
  step: z.int().min(0),
  usedBytes: z.number().nullable(),
  answer: z
    .object({
      changed: z.record(z.string(), z.json()),
      message: Reason,
      predictedBytes: z.object({ before: z.number(), after: z.number() }),
    })
    .optional(),
})
/** A time when memory did not suffice. */
export interface Shortage {
  /** Optimiser steps completed. */
  step: number
  /** Memory of the training process at that time, where it is known. */
  usedBytes: number | null
  /** What was done about it, once training started again; nothing is changed where nothing was left to change. */
  answer?: {
    /** New values of settings, by name. */
    changed: Partial<Record<keyof Settings, unknown>>
    /** What that means for the person who waits. */
    message: Reason
    predictedBytes: { before: number; after: number }
  }
}

const Decisions = z.object({
  settings: z.record(z.string(), z.object({ value: z.json(), reason: Reason, origin: z.enum(['given', 'chosen']) })),
  predictedMemoryBytes: z.number(),
  inputs: z.record(z.string(), z.string()),
  shortages: z.array(Shortage).default([]),
})

/**
 * What a run decided when it began and what it was made from. A resumed run takes the settings from here: chosen anew,
 * they could differ by the memory that happens to be free, and the result with them.
 */
export interface Decisions {
  settings: Settings
  predictedMemoryBytes: number
  /** SHA-256 of everything the result depends on, by path. */
  inputs: Record<string, string>
  /** In order. */
  shortages: Shortage[]
}

const decisionsPath = (runFolder: string) => join(runFolder, 'decisions.json')

export function writeDecisions(runFolder: string, decisions: Decisions): void {
  writeFileDurably(decisionsPath(runFolder), `${JSON.stringify(decisions, null, 2)}\n`)
}

/**
 * What the run in this folder decided, if it came so far.
 * @throws JSON_INVALID when the file is damaged
 */
export function readDecisions(runFolder: string): Decisions | undefined {
  const path = decisionsPath(runFolder)
  if (!existsSync(path)) return undefined
  const parsed = Decisions.safeParse(readJsonObject(path))
  if (!parsed.success) return fail('JSON_INVALID', { path, detail: 'it does not hold the decisions of a run' })
  return parsed.data as unknown as Decisions
}

/** Small files of a model folder that the result depends on. */
const modelFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'special_tokens_map.json', 'chat_template.jinja']

/** The sums of the data files, of the tokenizer and template, and of where every weight is stored. */
export function sumInputs({ data }: RunSpec, base: BaseModel): Record<string, string> {
  const files = [data.train, data.validation, data.test, data.template, ...modelFiles.map((name) => join(base.path, name))]
  const present = files.filter((path) => typeof path === 'string' && statSync(path, { throwIfNoEntry: false })?.isFile())
  const sums = (present as string[]).map((path) => [path, sumOf(path).sha256])
  const weights = [...base.folder.tensors.values()].map(({ file, ...entry }) => ({ ...entry, file: basename(file) }))
  if (weights.length > 0) {
    sums.push([`${base.path} (weights)`, createHash('sha256').update(JSON.stringify(weights)).digest('hex')])
  }
  return Object.fromEntries(sums)
}

/** @throws RUN_INPUT_CHANGED naming the first input that is not what it was */
export function requireSameInputs(before: Record<string, string>, now: Record<string, string>): void {
  const changed = Object.keys({ ...before, ...now }).find((path) => before[path] !== now[path])
  if (changed !== undefined) fail('RUN_INPUT_CHANGED', { path: changed })
}
