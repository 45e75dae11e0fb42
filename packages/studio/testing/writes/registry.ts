import { found, holding, listed, numberIn } from './finding.ts'
import { type Person, model } from './person.ts'
import type { Fact, WritesOf } from './write.ts'

/** A name in the registry with one version. */
async function registered({ call }: Person, name: string): Promise<string> {
  await call('registerModel', { name, modelId: model, notes: '', aliases: [] })
  return name
}
const register = (prefix: string) => (person: Person, n: number) => registered(person, `${prefix}-${n}`)
const inRegistry = ({ call }: Person, name: Fact) => call('getRegisteredModel', { name })

export const registryWrites: WritesOf<'registry'> = {
  registerModel: {
    keeps: 'all',
    write: register('added'),
    find: (person, facts) => found(facts, (name) => inRegistry(person, name)),
  },
  updateRegisteredModel: {
    keeps: 'all',
    async write(person, n) {
      const name = await registered(person, `updated-${n}`)
      await person.call('updateRegisteredModel', { name, notes: `About ${n}`, tags: [`tag-${n}`] })
      return name
    },
    async find({ call }) {
      const names = (await listed((page) => call('listRegisteredModels', { search: '', ...page }))).filter(({ notes }) => notes !== '')
      return names.map(({ name, notes, tags }) => [numberIn(name), numberIn(notes), numberIn(tags[0])])
    },
  },
  deleteRegisteredModel: {
    keeps: 'nothing',
    async write(person, n) {
      const name = await registered(person, `deleted-${n}`)
      await person.call('deleteRegisteredModel', { name })
      return name
    },
    find: (person, facts) => found(facts, (name) => inRegistry(person, name)),
  },
  updateModelVersion: {
    keeps: 'all',
    async write(person, n) {
      const name = await registered(person, `noted-${n}`)
      await person.call('updateModelVersion', { name, version: 1, notes: 'noted' })
      return name
    },
    find: (person, facts) => holding(facts, async (name) => (await inRegistry(person, name)).versions[0].notes === 'noted'),
  },
  deleteModelVersion: {
    keeps: 'nothing',
    async write(person, n) {
      const name = await registered(person, `removed-${n}`)
      await person.call('deleteModelVersion', { name, version: 1 })
      return name
    },
    find: (person, facts) => holding(facts, async (name) => (await inRegistry(person, name)).versions.length > 0),
  },
  setModelAlias: {
    keeps: 'all',
    async write(person, n) {
      const name = await registered(person, `aliased-${n}`)
      await person.call('setModelAlias', { name, alias: 'champion', version: 1 })
      return name
    },
    find: (person, facts) => holding(facts, async (name) => (await inRegistry(person, name)).aliases.champion === 1),
  },
  deleteModelAlias: {
    keeps: 'nothing',
    async write(person, n) {
      const name = await registered(person, `unaliased-${n}`)
      await person.call('setModelAlias', { name, alias: 'champion', version: 1 })
      await person.call('deleteModelAlias', { name, alias: 'champion' })
      return name
    },
    find: (person, facts) => holding(facts, async (name) => 'champion' in (await inRegistry(person, name)).aliases),
  },
}
