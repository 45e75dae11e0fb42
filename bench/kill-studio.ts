import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from './measure/machine.ts'
import { trainUnderKills } from './studio/killed-run.ts'

/*
 * Kills the studio's server, its training process, or both at random moments of a run, and compares what the run comes to
 * with an undisturbed one, byte for byte: node bench/kill-studio.ts [kills] [--seed N]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: String(Date.now() % 1e6) } },
})
const [kills, seed] = [Number(positionals[0] ?? 20), Number(values.seed)]

const dataFolder = mkdtempSync(join(tmpdir(), 'tunesmith-kill-'))
try {
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()} · ${kills} kills · seed ${seed}`)
  const outcome = await trainUnderKills({
    dataFolder, kills, seed,
    onKill: ({ victim, after, step }) => console.log(`after ${(after / 1000).toFixed(1)} s, at step ${step}: ${victim}`),
  })
  const { seconds, resumedByHand, differences } = outcome
  const [undisturbed, killed] = [seconds.undisturbed, seconds.killed].map((each) => each.toFixed(0))
  console.log(`${outcome.steps} steps: undisturbed in ${undisturbed} s, killed in ${killed} s (runs: ${outcome.runs})`)
  console.log(`taken up by hand: ${resumedByHand} times`)
  for (const [name, sha256] of Object.entries(outcome.sums)) console.log(`${sha256}  ${name}`)
  console.log(differences.length === 0 ? 'the same to the last byte' : `DIFFERENT: ${differences.join(', ')}`)
  process.exitCode = differences.length === 0 ? 0 : 1
} finally {
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 })
}
