import { setTimeout } from 'node:timers/promises'
import { measureChild, type Measured } from './child.ts'
import { busyShareSince } from './processor-time.ts'

/** The machine is quiet when everything on it takes less than this share of its processors. */
const quietShare = 0.15
const lookSeconds = 1.5
/** Processes started for one measurement when others got in between; the least disturbed counts. */
const attempts = 2

/** Longest wait for quiet before a process, in seconds, unless told otherwise. */
export const defaultPatience = '60'

export interface QuietMeasure {
  <Result>(...child: Parameters<typeof measureChild>): Promise<Measured<Result>>
}

/** `measureChild` when nothing else runs, and again when something came in between; waits no longer than `patience`. */
export function quietMeasure(patience: number): QuietMeasure {
  return async <Result>(...child: Parameters<typeof measureChild>) => {
    let best: Measured<Result> | undefined
    for (let attempt = 0; attempt < attempts; attempt++) {
      await waitForQuiet(patience)
      const measured = await measureChild<Result>(...child)
      if (!best || measured.othersShare < best.othersShare) best = measured
      if (best.othersShare < quietShare || patience === 0) break
    }
    return best!
  }
}

async function waitForQuiet(patience: number): Promise<void> {
  const until = performance.now() + patience * 1000
  while (performance.now() < until) {
    const busy = busyShareSince()
    await setTimeout(lookSeconds * 1000)
    if (busy() < quietShare) return
  }
}
