import { openBrowser } from '../browser.ts'
import { found, holding, listed, numberIn } from './finding.ts'
import type { Person } from './person.ts'
import type { Fact, WritesOf } from './write.ts'

const password = 'correct horse battery'
const email = (prefix: string, n: number) => `${prefix}-${n}@example.org`
const newUser = (person: Person, prefix: string, n: number) =>
  person.call('createUser', { name: `${prefix} ${n}`, email: email(prefix, n), password, role: 'viewer' })
const usersNamed = async ({ call }: Person, prefix: string) =>
  (await listed((page) => call('listUsers', page))).filter(({ name }) => name.startsWith(`${prefix} `))

/** Cookies of somebody who has just signed in with a link. */
async function signedIn({ studio }: Person) {
  const browser = openBrowser(studio)
  await browser.call('useLink', { token: await studio.createLink() })
  return browser
}
const isLetIn = async ({ studio }: Person, headers: Record<string, string>) => (await studio.authenticate(new Headers(headers))) !== null
const isSignedIn = (person: Person, cookie: Fact) => isLetIn(person, { cookie })
const isKey = (person: Person, key: Fact) => isLetIn(person, { authorization: `Bearer ${key}` })

export const accountWrites: WritesOf<'accounts'> = {
  useLink: {
    keeps: 'all',
    write: async (person) => (await signedIn(person)).headers().get('cookie')!,
    find: (person, facts) => holding(facts, (cookie) => isSignedIn(person, cookie)),
  },
  createLink: {
    keeps: 'all',
    write: async ({ call }) => (await call('createLink', {})).path.split('#link=')[1],
    find: ({ studio }, facts) => found(facts, (token) => openBrowser(studio).call('useLink', { token })),
  },
  signIn: {
    keeps: 'all',
    async write(person, n) {
      await newUser(person, 'signs-in', n)
      const browser = openBrowser(person.studio)
      await browser.call('signIn', { email: email('signs-in', n), password })
      return browser.headers().get('cookie')!
    },
    find: (person, facts) => holding(facts, (cookie) => isSignedIn(person, cookie)),
  },
  signOut: {
    keeps: 'nothing',
    async write(person) {
      const browser = await signedIn(person)
      const cookie = browser.headers().get('cookie')!
      await browser.call('signOut', {})
      return cookie
    },
    find: (person, facts) => holding(facts, (cookie) => isSignedIn(person, cookie)),
  },
  updateAccount: {
    keeps: 'last',
    write: async ({ call }, n) => void (await call('updateAccount', { name: `Owner ${n}` })),
    find: async ({ studio }) => [[numberIn((await studio.localActor()).name)]],
  },
  createUser: {
    keeps: 'all',
    write: async (person, n) => void (await newUser(person, 'created', n)),
    async find(person) {
      const users = await usersNamed(person, 'created')
      return users.map(({ name, email: address }) => [numberIn(name), numberIn(address.split('@')[0])])
    },
  },
  updateUser: {
    keeps: 'all',
    async write(person, n) {
      const { id: userId } = await newUser(person, 'updated', n)
      await person.call('updateUser', { userId, role: 'editor' })
    },
    async find(person) {
      const editors = (await usersNamed(person, 'updated')).filter(({ role }) => role === 'editor')
      return editors.map(({ name }) => [numberIn(name)])
    },
  },
  deleteUser: {
    keeps: 'nothing',
    async write(person, n) {
      const { id: userId } = await newUser(person, 'deleted', n)
      await person.call('deleteUser', { userId })
    },
    find: async (person) => (await usersNamed(person, 'deleted')).map(({ name }) => [numberIn(name)]),
  },
  createApiKey: {
    keeps: 'all',
    write: async ({ call }, n) => (await call('createApiKey', { name: `kept ${n}`, role: 'viewer' })).key,
    find: (person, facts) => holding(facts, (key) => isKey(person, key)),
  },
  deleteApiKey: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { key, apiKey: { id: keyId } } = await call('createApiKey', { name: `deleted ${n}`, role: 'viewer' })
      await call('deleteApiKey', { keyId })
      return key
    },
    find: (person, facts) => holding(facts, (key) => isKey(person, key)),
  },
}
