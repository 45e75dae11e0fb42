// Does every kind of write of the studio at once, again and again, and says what was acknowledged: node durability.fixture.ts <data folder>
import { openPerson, writes } from '../testing/writes/index.ts'
import { openStudio } from './open-studio.ts'

export type Said = { things: Awaited<ReturnType<typeof openPerson>>['things'] } | { acknowledged: string; fact: string }

const say = (said: Said) => process.stdout.write(`${JSON.stringify(said)}\n`)

delete process.env.HF_HUB_OFFLINE // downloads may begin; the hub of this person is nowhere
const person = await openPerson(await openStudio({ dataFolder: process.argv[2] }))
const { call, things } = person
await call('startRun', { projectId: things.projectId, priority: 10 }) // has the machine, while the others wait
say({ things })
for (let n = 1; ; n++) {
  await Promise.all(Object.entries(writes).map(async ([name, row]) => {
    if ('keepsNothing' in row || n > (row.most ?? n)) return
    say({ acknowledged: name, fact: (await row.write(person, n)) ?? '' })
  }))
}
