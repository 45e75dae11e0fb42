import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { backup, restore } from '@tunesmith/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, removeDataFolders } from '../testing/rooms.ts'
import { openPerson, writes, type Person, type Things, type Write } from '../testing/writes/index.ts'
import type { Said } from './durability.fixture.ts'
import { openStudio } from './open-studio.ts'

const kept = Object.entries(writes).filter((row): row is [string, Write] => !('keepsNothing' in row[1]))
type Facts = ReadonlyMap<string, readonly string[]>

/** Of each kind, so many are acknowledged before anything happens to the studio, at some moment of the next. */
const fewest = 2

/** Lets the fixture write, backs its data folder up meanwhile, kills it, and tells what it had said by then. */
async function writeAndKill(dataFolder: string, backupFile: string) {
  const program = join(import.meta.dirname, 'durability.fixture.ts')
  const child = spawn(process.execPath, [program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const facts = new Map<string, string[]>(kept.map(([name]) => [name, []]))
  let things: Things | undefined
  let backedUp: Facts | undefined
  let ending: Promise<void> | undefined
  let began = NaN
  async function backUpAndKill(): Promise<void> {
    const round = (performance.now() - began) / fewest
    await sleep(Math.random() * round)
    backedUp = new Map([...facts].map(([name, each]) => [name, [...each]]))
    await backup({ folder: dataFolder }, backupFile)
    await sleep(Math.random() * round)
    child.kill('SIGKILL')
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Said
    if ('things' in said) [things, began] = [said.things, performance.now()]
    else facts.get(said.acknowledged)!.push(said.fact)
    if ([...facts.values()].every(({ length }) => length >= fewest)) ending ??= backUpAndKill()
  }
  await gone
  if (!ending) throw new Error('the studio ended by itself')
  await ending
  return { things: things!, facts, backedUp: backedUp! }
}

let written: Awaited<ReturnType<typeof writeAndKill>>
const dataFolder = newDataFolder()
const restoredFolder = join(newDataFolder(), 'restored')
beforeAll(async () => {
  const backupFile = join(newDataFolder(), 'backup.tar')
  written = await writeAndKill(dataFolder, backupFile)
  await restore(backupFile, restoredFolder)
}, 300_000)
afterAll(removeDataFolders)

describe.each<[string, string, () => Facts]>([
  ['is killed while everybody writes', dataFolder, () => written.facts],
  ['was backed up while everybody wrote', restoredFolder, () => written.backedUp],
])('a studio that %s', (_, folder, factsBefore) => {
  let person: Person
  beforeAll(async () => {
    person = await openPerson(await openStudio({ dataFolder: folder }), written.things)
  }, 120_000)
  afterAll(() => person?.studio.close())

  it.each(kept)('has every write that was acknowledged, and no half one: %s', async (name, { keeps, find }) => {
    const acknowledged = factsBefore().get(name)!
    const count = acknowledged.length
    const found = await find(person, acknowledged)
    for (const parts of found) expect(new Set(parts).size, `half a write: ${parts}`).toBe(1)
    const numbers = found.map(([n]) => n).sort((a, b) => a - b)
    const underWay = written.facts.get(name)!.length + 1 // when it was killed
    for (const n of numbers) expect(n).toBeLessThanOrEqual(underWay)
    if (keeps === 'last') return expect([numbers.length, numbers[0] >= count]).toEqual([1, true])
    expect(numbers.filter((n) => n <= count)).toEqual(keeps === 'all' ? acknowledged.map((_, index) => index + 1) : [])
  })
})
