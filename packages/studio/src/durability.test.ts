import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, removeDataFolders } from '../testing/rooms.ts'
import { openPerson, writes, type Person, type Things, type Write } from '../testing/writes.ts'
import type { Said } from './durability.fixture.ts'
import { openStudio } from './open-studio.ts'

const kept = Object.entries(writes).filter((row): row is [string, Write] => !('keepsNothing' in row[1]))
/** Of each kind, so many are acknowledged before the studio is killed, at some moment of the next. */
const fewest = 2

/** Lets the fixture write, kills it, and tells what it had said. */
async function writeAndKill(dataFolder: string) {
  const program = join(import.meta.dirname, 'durability.fixture.ts')
  const child = spawn(process.execPath, [program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const facts = new Map<string, string[]>(kept.map(([name]) => [name, []]))
  let things: Things | undefined
  let killing: Promise<void> | undefined
  let began = NaN
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Said
    if ('things' in said) [things, began] = [said.things, performance.now()]
    else facts.get(said.acknowledged)!.push(said.fact)
    if (!killing && [...facts.values()].every(({ length }) => length >= fewest)) {
      killing = sleep((Math.random() * (performance.now() - began)) / fewest).then(() => void child.kill('SIGKILL'))
    }
  }
  await gone
  if (!killing) throw new Error('the studio ended by itself')
  return { things: things!, facts }
}

describe('a studio that is killed while everybody writes', () => {
  let person: Person
  let facts: Map<string, string[]>
  beforeAll(async () => {
    const dataFolder = newDataFolder()
    const written = await writeAndKill(dataFolder)
    facts = written.facts
    person = await openPerson(await openStudio({ dataFolder }), written.things)
  }, 180_000)
  afterAll(async () => {
    await person?.studio.close()
    removeDataFolders()
  })

  it.each(kept)('has every write that was acknowledged, and no half one: %s', async (name, { keeps, find }) => {
    const acknowledged = facts.get(name)!
    const found = await find(person, acknowledged)
    const count = acknowledged.length
    const numbers = found.map(([n]) => n).sort((a, b) => a - b)
    for (const parts of found) expect(new Set(parts).size, `half a write: ${parts}`).toBe(1)
    if (keeps === 'last') {
      expect(numbers).toHaveLength(1)
      expect([count, count + 1]).toContain(numbers[0])
      return
    }
    const expected = keeps === 'all' ? acknowledged.map((_, index) => index + 1) : []
    expect(numbers.filter((n) => n <= count)).toEqual(expected)
    for (const n of numbers.filter((n) => n > count)) expect(n).toBe(count + 1) // under way when it was killed
  })
})
