import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** A process of its own that runs a fixture, and what it has printed so far, by lines. */
export interface Child {
  process: ChildProcess
  lines: string[]
  /** Waits until it has printed that many lines. */
  printed(count: number): Promise<void>
  /** Ends it without warning, and waits until it is gone. */
  kill(): Promise<void>
}

export function startChild(fixture: URL, ...options: string[]): Child {
  const process_ = spawn(process.execPath, [fixture.pathname, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(process_, 'close')
  const lines: string[] = []
  const reader = createInterface(process_.stdout).on('line', (line) => lines.push(line))
  const kill = async () => {
    process_.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  return {
    process: process_,
    lines,
    async printed(count) {
      while (lines.length < count) {
        const outcome = await Promise.race([once(reader, 'line'), gone.then(() => 'gone' as const)])
        if (outcome === 'gone' && lines.length < count) throw new Error(`ended after ${lines.length} lines`)
      }
    },
    kill,
  }
}
