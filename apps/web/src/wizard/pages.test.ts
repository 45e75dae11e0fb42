import { describe, expect, it } from 'vitest'
import type { Dataset } from '@tunesmith/contract'
import {
  nextPage, openPages, pageBefore, pages, pageToResume, previousPage, stages, stageState, type Situation,
} from './pages.ts'

const datasetId = 'dataset_000000000000'
const noColumns: Dataset['columns'] = []
const known = { needsMapping: false, mapping: null, columns: noColumns } as unknown as Dataset
const unknown = { ...known, needsMapping: true }
const mapped = { ...known, mapping: { question: 'Frage', answer: 'Antwort', system: null } }
const everything: Situation['answers'] = {
  goal: 'answer', domain: 'general', language: 'en', datasetId, validationShare: 0.1, testShare: 0.1,
  model: 'tunesmith-base-10m', effort: 'balanced',
}

/** Every page that Continue leads to, from the first. */
function walk(situation: Situation): string[] {
  const walked: string[] = ['goal']
  for (let id = nextPage('goal', situation); id !== walked.at(-1); id = nextPage(id, situation)) walked.push(id)
  return walked
}

describe('the order of the pages', () => {
  it('keeps to the five stages', () => {
    const order = pages.map(({ stage }) => stages.indexOf(stage))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('asks for columns only where they are not understood, and then again whenever a person comes back', () => {
    expect(walk({ answers: everything, dataset: known })).not.toContain('columns')
    expect(walk({ answers: everything, dataset: unknown })).toContain('columns')
    expect(walk({ answers: everything, dataset: mapped })).toContain('columns')
  })

  it('does not ask how to divide a dataset that says so itself', () => {
    const split = { name: 'Split', samples: ['train', 'validation', 'test'], filled: 1 }
    expect(walk({ answers: everything, dataset: { ...known, columns: [split] } })).not.toContain('split')
    expect(walk({ answers: everything, dataset: { ...known, columns: [{ ...split, samples: ['banana'] }] } })).toContain('split')
  })

  it('asks for no model where a new one is made', () => {
    const answers = { ...everything, goal: 'scratch' as const, model: undefined }
    expect(walk({ answers })).not.toContain('model')
    expect(openPages({ answers })).toEqual([])
  })

  it('goes back the way it came', () => {
    const situation = { answers: everything, dataset: known }
    const there = walk(situation)
    const back = there.slice(1).map((id) => previousPage(id as 'goal', situation))
    expect(back).toEqual(there.slice(0, -1))
    expect(previousPage('goal', situation)).toBeNull()
  })
})

describe('a change from "Check your answers"', () => {
  it('leads straight back', () => {
    expect(nextPage('domain', { answers: everything, dataset: known }, true)).toBe('check')
    expect(nextPage('split', { answers: everything, dataset: known }, true)).toBe('check')
  })

  it('leads past what depends on it first', () => {
    expect(nextPage('data', { answers: everything, dataset: unknown }, true)).toBe('columns')
    expect(nextPage('proof', { answers: everything, dataset: unknown }, true)).toBe('split')
  })

  it('leads to a question that it opens', () => {
    const { model: _, ...answers } = everything
    expect(nextPage('goal', { answers, dataset: known }, true)).toBe('model')
  })
})

it('takes a project up at its page, and at the first one where that page is gone', () => {
  expect(pageToResume('proof')).toBe('proof')
  expect(pageToResume('a page of an older version')).toBe('goal')
})

it('asks for the data before it shows anything of it', () => {
  expect(pageBefore('proof', {})).toBe('data')
  expect(pageBefore('proof', everything)).toBeNull()
  expect(pageBefore('check', {})).toBeNull()
})

it('knows how far each stage has come', () => {
  const { model: _, ...answers } = everything
  const statesOf = (situation: Situation, wasStarted: boolean) => stages.map((stage) => stageState(stage, situation, wasStarted))
  expect(statesOf({ answers, dataset: known }, false)).toEqual(['done', 'done', 'open', 'later', 'later'])
  expect(statesOf({ answers: everything, dataset: known }, false)).toEqual(['done', 'done', 'done', 'open', 'later'])
  expect(statesOf({ answers: everything, dataset: known }, true)).toEqual(['done', 'done', 'done', 'done', 'open'])
})
