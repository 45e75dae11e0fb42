import type { EventOf, RunEvent, Series } from '@tunesmith/contract'
import { GrowingNumbers } from './growing-numbers.ts'
import { thinOut } from './thin-out.ts'

type SeriesName = Series['name']

/** Where the values of each curve come from. */
const sources = {
  loss: { event: 'step', field: 'loss' },
  validationLoss: { event: 'evaluated', field: 'loss' },
  learningRate: { event: 'step', field: 'learningRate' },
  gradientNorm: { event: 'step', field: 'gradientNorm' },
  tokensPerSecond: { event: 'step', field: 'tokensPerSecond' },
  memoryBytes: { event: 'step', field: 'memoryBytes' },
} as const satisfies Record<SeriesName, { event: 'step' | 'evaluated'; field: keyof EventOf<'step'> | keyof EventOf<'evaluated'> }>

const names = Object.keys(sources) as SeriesName[]

/** The curves of a run as its events come. Steps that are done again take the place of those that were given up. */
export interface Curves {
  add(event: RunEvent): void
  series(name: SeriesName, points: number): Series
}

export function createCurves(): Curves {
  const steps = { step: new GrowingNumbers(), evaluated: new GrowingNumbers() }
  const values = Object.fromEntries(names.map((name) => [name, new GrowingNumbers()])) as Record<SeriesName, GrowingNumbers>

  const append = (event: EventOf<'step'> | EventOf<'evaluated'>) => {
    steps[event.type].push(event.step)
    for (const name of names) {
      const { event: type, field } = sources[name]
      if (type === event.type) values[name].push((event as EventOf<'step'>)[field] ?? NaN)
    }
  }
  /** Gives up what was measured from a step on; steps are in ascending order. */
  const giveUp = (type: 'step' | 'evaluated', from: number) => {
    let kept = steps[type].length
    while (kept > 0 && steps[type].at(kept - 1) >= from) kept--
    steps[type].truncate(kept)
    for (const name of names) if (sources[name].event === type) values[name].truncate(kept)
  }
  const returnTo = (step: number) => {
    giveUp('step', step + 1)
    giveUp('evaluated', step + 1)
  }

  /** What each event means for the curves. */
  const effects: { [T in RunEvent['type']]?: (event: EventOf<T>) => void } = {
    step(event) {
      giveUp('step', event.step)
      giveUp('evaluated', event.step)
      append(event)
    },
    evaluated(event) {
      giveUp('step', event.step + 1)
      giveUp('evaluated', event.step)
      append(event)
    },
    resumed: ({ step }) => returnTo(step),
    alarm: ({ evidence: { backTo } }) => typeof backTo === 'number' && returnTo(backTo),
  }
  return {
    add: (event) => (effects[event.type] as ((event: RunEvent) => void) | undefined)?.(event),
    series: (name, points) => ({ name, ...thinOut(steps[sources[name].event], values[name], points), points: values[name].length }),
  }
}
