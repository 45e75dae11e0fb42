import type { Dataset } from '@tunesmith/contract'

/** Columns told of, at most: more cannot be chosen from. */
const mostColumns = 100
const mostSamples = 3
/** Longest sample, in characters. */
const longestSample = 200

interface Column {
  filled: number
  samples: string[]
}

/** Notes the columns of a dataset while its rows pass by: how many have a value, and a few of the values. */
export class ColumnSurvey {
  #columns = new Map<string, Column>()
  #rows = 0

  add(value: Record<string, unknown>): void {
    this.#rows++
    for (const [name, field] of Object.entries(value)) {
      const known = this.#columns.get(name)
      if (known === undefined && this.#columns.size >= mostColumns) continue
      const column = known ?? { filled: 0, samples: [] }
      if (known === undefined) this.#columns.set(name, column)
      const isFilled = field !== null && field !== ''
      if (!isFilled) continue
      column.filled++
      if (column.samples.length < mostSamples) note(column.samples, field)
    }
  }

  forget(): void {
    this.#columns.clear()
    this.#rows = 0
  }

  columns(): Dataset['columns'] {
    return [...this.#columns].map(([name, { filled, samples }]) => ({ name, samples, filled: filled / this.#rows }))
  }
}

function note(samples: string[], field: unknown): void {
  const text = typeof field === 'string' ? field : JSON.stringify(field)
  const sample = text.length > longestSample ? `${text.slice(0, longestSample)}…` : text
  if (!samples.includes(sample)) samples.push(sample)
}
