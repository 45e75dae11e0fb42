import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ChatEvent, DatasetRow, OperationName, Operations } from '@tunesmith/contract'
import type { Given, RequestContext } from '../src/handler.ts'
import type { Studio } from '../src/studio.ts'
import { modelPath } from '@tunesmith/trainer/worker'
import { contextOf, openBrowser } from './browser.ts'

/*
 * Every operation that changes something, as a write that can be done again and again and looked for afterwards. A new
 * operation needs a row, or the reason why nothing of it is kept.
 */

type WriteName = { [N in OperationName]: Operations[N]['method'] extends 'GET' ? never : N }[OperationName]

/** What a write says of itself when it is acknowledged, to find it by. */
type Fact = string
/** What a write that is found was made of: its number, once for each of its parts. */
type Found = number[]

export interface Write {
  /** What must be there of the acknowledged ones: all, the last, or nothing, because they take something away. */
  keeps: 'all' | 'last' | 'nothing'
  /** Does it for the nth time, from 1, with what has to be done before; settles when the studio has acknowledged it. */
  write(person: Person, n: number): Promise<Fact | void>
  /** Looks for what is there; `facts` are those of the acknowledged ones, in order. */
  find(person: Person, facts: readonly Fact[]): Promise<Found[]>
  /** How often it is done at most, where each leaves work behind. */
  most?: number
}

/** Who writes, and what there was before. */
export interface Person {
  studio: Studio
  call<N extends OperationName>(name: N, input: Given<N>): Promise<Awaited<ReturnType<Studio['handlers'][N]>>>
  context: RequestContext
  things: Things
}

/** Objects that are written to. */
export interface Things {
  projectId: string
  /** Many rows: to be changed, to be left out, to be restored. */
  changed: string
  leftOut: string
  restored: string
  chatId: string
  renamedChatId: string
}

const model = 'tunesmith-base-10m'
const password = 'correct horse battery'
/** The address of no hub, so that downloads ask nothing of the network. */
const nowhere = 'http://127.0.0.1:1'
const rowsText = (count: number, answer = 'Old.') =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ question: `Question ${index + 1}?`, answer })}\n`).join('')

/** The person at the machine itself, who may do everything. */
export async function openPerson(studio: Studio, things?: Things): Promise<Person> {
  const context = contextOf({ actor: await studio.localActor() })
  const call: Person['call'] = (name, input) => studio.handlers[name](input, context) as never
  return { studio, call, context, things: things ?? (await makeThings(call)) }
}

async function makeThings(call: Person['call']): Promise<Things> {
  const dataset = async () => (await call('createDatasetFromText', { name: 'Rows', text: rowsText(2000) })).id
  await call('updateHubSettings', { endpoint: nowhere })
  const answers = { goal: 'answer', datasetId: (await call('createDatasetFromExample', { example: 'policy-chatbot' })).id, model } as const
  return {
    projectId: (await call('createProject', { name: 'Project', answers })).id,
    changed: await dataset(), leftOut: await dataset(), restored: await dataset(),
    chatId: (await call('createChat', { models: [model] })).id,
    renamedChatId: (await call('createChat', { models: [model] })).id,
  }
}

/** The number at the end of a text; NaN where there is none. */
const numberIn = (text: string) => Number(/(\d+)\D*$/.exec(text)?.[1] ?? NaN)
const email = (prefix: string, n: number) => `${prefix}-${n}@example.org`

/** Everything a list has. */
async function listed<T>(page: (query: { offset: number; limit: number }) => Promise<{ items: T[]; total: number }>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { items, total } = await page({ offset: all.length, limit: 200 })
    all.push(...items)
    if (items.length === 0 || all.length >= total) return all
  }
}

/** The numbers of the facts for which something holds. */
async function holding(facts: readonly Fact[], holds: (fact: Fact) => Promise<boolean>): Promise<Found[]> {
  const found: Found[] = []
  for (const [index, fact] of facts.entries()) if (await holds(fact)) found.push([index + 1])
  return found
}

/** The numbers of the facts whose objects are still to be found. */
const found = (facts: readonly Fact[], look: (id: Fact) => Promise<unknown>) => holding(facts, (id) => isThere(look(id)))
const isThere = (looking: Promise<unknown>): Promise<boolean> => looking.then(() => true, () => false)

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

/** A run that waits. */
async function waiting({ call, things: { projectId } }: Person): Promise<string> {
  return (await call('startRun', { projectId, priority: 0 })).id
}
const runsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (runId) => states.includes((await call('getRun', { runId })).state))

/** A download that is under way, or waits. */
async function beginDownload({ call }: Person, n: number): Promise<string> {
  return (await call('startDownload', { model: `someone/model-${n}`, revision: 'main' })).id
}
const downloadsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (downloadId) => states.includes((await call('getDownload', { downloadId })).state))

/** An export that waits, or is being made. */
async function beginExport({ call }: Person): Promise<string> {
  return (await call('startExport', { modelId: model, format: 'merged', precisions: [] })).id
}
const exportsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (exportId) => states.includes((await call('getExport', { exportId })).state))

/** A name in the registry with one version. */
async function registered({ call }: Person, name: string): Promise<string> {
  await call('registerModel', { name, modelId: model, notes: '', aliases: [] })
  return name
}
const register = (prefix: string) => (person: Person, n: number) => registered(person, `${prefix}-${n}`)
const inRegistry = ({ call }: Person, name: Fact) => call('getRegisteredModel', { name })

const beginImport = async ({ call }: Person) => (await call('importModel', { path: modelPath(model), name: 'Imported' })).id

/** Rows of a dataset in which a write is to be seen. */
async function lines({ call }: Person, datasetId: string, partsOf: (row: Pick<DatasetRow, 'line' | 'fields' | 'leftOut'>) => Found | null) {
  const rows = await listed((page) => call('listDatasetRows', { datasetId, problems: 'false', ...page }))
  return rows.map(partsOf).filter((found) => found !== null)
}

async function say({ call, things: { chatId } }: Person, content: string, until: ChatEvent['type']): Promise<string> {
  const sampling = { temperature: 0, topP: 1, maxTokens: 1, seed: 0 }
  for await (const event of await call('sendMessage', { chatId, content, sampling })) {
    if (event.type === 'failed') throw new Error(event.message)
    if (event.type === until && 'message' in event) return event.message.id
  }
  throw new Error(`no message was ${until}`)
}

export const writes: Readonly<Record<WriteName, Write | { keepsNothing: string }>> = {
  updateSettings: {
    keeps: 'last',
    write: async ({ call }, n) => void (await call('updateSettings', { auditDays: 1000 + n })),
    find: async ({ call }) => [[(await call('getSettings', {})).auditDays - 1000]],
  },
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

  createProject: {
    keeps: 'all',
    write: async ({ call }, n) => void (await call('createProject', { name: `created ${n}`, answers: { testShare: n / 1e6 } })),
    async find({ call }) {
      const created = (await listed((page) => call('listProjects', page))).filter(({ name }) => name.startsWith('created '))
      return created.map(({ name, answers }) => [numberIn(name), Math.round(answers.testShare! * 1e6)])
    },
  },
  updateProject: {
    keeps: 'last',
    async write({ call, things: { projectId } }, n) {
      await call('updateProject', { projectId, name: `Project ${n}`, page: `page-${n}`, answers: { validationShare: n / 1e6 } })
    },
    async find({ call, things: { projectId } }) {
      const { name, page, answers } = await call('getProject', { projectId })
      return [[numberIn(name), numberIn(page), Math.round(answers.validationShare! * 1e6)]]
    },
  },
  deleteProject: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { id: projectId } = await call('createProject', { name: `deleted ${n}` })
      await call('deleteProject', { projectId })
      return projectId
    },
    find: ({ call }, facts) => found(facts, (projectId) => call('getProject', { projectId })),
  },
  planProject: { keepsNothing: 'what was measured is measured again' },

  createDatasetFromExample: {
    keeps: 'all',
    write: async ({ call }) => (await call('createDatasetFromExample', { example: 'policy-chatbot' })).id,
    find: ({ call }, facts) => holding(facts, async (datasetId) => (await call('getDataset', { datasetId })).rows > 100),
  },
  uploadDataset: {
    keeps: 'all',
    async write({ call }, n) {
      await call('uploadDataset', { fileName: `uploaded ${n}.jsonl`, file: Readable.from([rowsText(3, `Answer ${n}.`)]) })
    },
    find: (person) => datasetsNamed(person, 'uploaded'),
  },
  createDatasetFromText: {
    keeps: 'all',
    write: async ({ call }, n) => void (await call('createDatasetFromText', { name: `pasted ${n}`, text: rowsText(3, `Answer ${n}.`) })),
    find: (person) => datasetsNamed(person, 'pasted'),
  },
  updateDataset: {
    keeps: 'last',
    write: async ({ call, things: { restored: datasetId } }, n) => void (await call('updateDataset', { datasetId, name: `Rows ${n}` })),
    find: async ({ call, things: { restored: datasetId } }) => [[numberIn((await call('getDataset', { datasetId })).name)]],
  },
  deleteDataset: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { id: datasetId } = await call('createDatasetFromText', { name: `deleted ${n}`, text: rowsText(1) })
      await call('deleteDataset', { datasetId })
      return datasetId
    },
    find: ({ call }, facts) => found(facts, (datasetId) => call('getDataset', { datasetId })),
  },
  updateDatasetRow: {
    keeps: 'all',
    async write({ call, things: { changed: datasetId } }, line) {
      await call('updateDatasetRow', { datasetId, line, fields: { question: `Question ${line}?`, answer: `New ${line}.` } })
    },
    find: (person) => lines(person, person.things.changed, ({ line, fields }) => {
      const { question, answer } = fields as Record<string, string>
      return answer === 'Old.' ? null : [line, numberIn(question), numberIn(answer)]
    }),
  },
  deleteDatasetRow: {
    keeps: 'all',
    write: async ({ call, things: { leftOut: datasetId } }, line) => void (await call('deleteDatasetRow', { datasetId, line })),
    find: (person) => lines(person, person.things.leftOut, ({ line, leftOut }) => (leftOut ? [line] : null)),
  },
  restoreDatasetRow: {
    keeps: 'nothing',
    async write({ call, things: { restored: datasetId } }, line) {
      await call('deleteDatasetRow', { datasetId, line })
      await call('restoreDatasetRow', { datasetId, line })
    },
    find: (person) => lines(person, person.things.restored, ({ line, leftOut }) => (leftOut ? [line] : null)),
  },
  repairDataset: {
    keeps: 'all',
    async write({ call }, n) {
      const text = `${rowsText(3)}${rowsText(2)}`
      const { id: datasetId } = await call('createDatasetFromText', { name: `repaired ${n}`, text })
      const { repaired } = await call('repairDataset', { datasetId, kind: 'duplicate' })
      if (repaired !== 2) throw new Error(`${repaired} rows were repaired`)
      return datasetId
    },
    find: ({ call }, facts) => holding(facts, async (datasetId) => (await call('getDataset', { datasetId })).edits === 2),
  },

  startRun: {
    keeps: 'all',
    write: waiting,
    find: (person, facts) => runsIn(person, facts, ['queued', 'running']),
  },
  updateRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('updateRun', { runId, priority: -5 })
      return runId
    },
    find: ({ call }, facts) => holding(facts, async (runId) => (await call('getRun', { runId })).priority === -5),
  },
  updateHubSettings: {
    keeps: 'last',
    write: async ({ call }, n) => void (await call('updateHubSettings', { endpoint: `${nowhere}/${n}` })),
    find: async ({ call }) => [[numberIn((await call('getHubSettings', {})).endpoint)]],
  },
  startDownload: {
    keeps: 'all',
    write: beginDownload,
    find: ({ call }, facts) => found(facts, (downloadId) => call('getDownload', { downloadId })),
  },
  pauseDownload: {
    keeps: 'all',
    async write(person, n) {
      const downloadId = await beginDownload(person, n + 1000)
      await person.call('pauseDownload', { downloadId })
      return downloadId
    },
    find: (person, facts) => downloadsIn(person, facts, ['paused']),
  },
  resumeDownload: {
    keeps: 'all',
    async write(person, n) {
      const downloadId = await beginDownload(person, n + 2000)
      await person.call('pauseDownload', { downloadId })
      await person.call('resumeDownload', { downloadId })
      return downloadId
    },
    find: (person, facts) => downloadsIn(person, facts, ['queued', 'running', 'failed']),
  },
  cancelDownload: {
    keeps: 'all',
    async write(person, n) {
      const downloadId = await beginDownload(person, n + 3000)
      await person.call('cancelDownload', { downloadId })
      return downloadId
    },
    find: (person, facts) => downloadsIn(person, facts, ['cancelled']),
  },
  removeStoredModel: { keepsNothing: 'it removes files that all tools of the machine share' },
  pruneDownloads: { keepsNothing: 'it removes files that all tools of the machine share' },

  importModel: {
    keeps: 'all',
    most: 2,
    write: beginImport,
    find: ({ call }, facts) => found(facts, (importId) => call('getModelImport', { importId })),
  },
  deleteModelImport: {
    keeps: 'nothing',
    most: 2,
    async write(person) {
      const importId = await beginImport(person)
      await person.call('deleteModelImport', { importId })
      return importId
    },
    find: ({ call }, facts) => found(facts, (importId) => call('getModelImport', { importId })),
  },
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

  pauseRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('pauseRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['paused']),
  },
  resumeRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('pauseRun', { runId })
      await person.call('resumeRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['queued', 'running']),
  },
  stopRun: {
    keeps: 'all',
    most: 2,
    async write(person) {
      const runId = await waiting(person)
      await person.call('pauseRun', { runId })
      await person.call('stopRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['stopping', 'finished']),
  },
  cancelRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('cancelRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['cancelled']),
  },
  deleteRun: {
    keeps: 'nothing',
    async write(person) {
      const runId = await waiting(person)
      await person.call('cancelRun', { runId })
      await person.call('deleteRun', { runId })
      return runId
    },
    find: ({ call }, facts) => found(facts, (runId) => call('getRun', { runId })),
  },

  startExport: {
    keeps: 'all',
    most: 3,
    write: beginExport,
    find: ({ call }, facts) => found(facts, (exportId) => call('getExport', { exportId })),
  },
  cancelExport: {
    keeps: 'all',
    async write(person) {
      const exportId = await beginExport(person)
      await person.call('cancelExport', { exportId })
      return exportId
    },
    find: (person, facts) => exportsIn(person, facts, ['cancelled']),
  },
  deleteExport: {
    keeps: 'nothing',
    async write(person) {
      const exportId = await beginExport(person)
      await person.call('deleteExport', { exportId })
      return exportId
    },
    find: ({ call }, facts) => found(facts, (exportId) => call('getExport', { exportId })),
  },
  proveExport: { keepsNothing: 'files are read again, and the time of it is kept when that is over' },
  pushExport: { keepsNothing: 'what it does is on the hub' },

  createChat: {
    keeps: 'all',
    write: async ({ call }, n) => void (await call('createChat', { title: `created ${n}`, models: [`model-${n}`] })),
    async find({ call }) {
      const chats = await listed((page) => call('listChats', page))
      return chats.filter(({ title }) => title.startsWith('created ')).map(({ title, models }) => [numberIn(title), numberIn(models[0])])
    },
  },
  updateChat: {
    keeps: 'last',
    async write({ call, things: { renamedChatId: chatId } }, n) {
      await call('updateChat', { chatId, title: `Chat ${n}`, models: [`model-${n}`] })
    },
    async find({ call, things: { renamedChatId: chatId } }) {
      const { chat: { title, models } } = await call('getChat', { chatId })
      return [[numberIn(title), numberIn(models[0])]]
    },
  },
  deleteChat: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { id: chatId } = await call('createChat', { title: `deleted ${n}`, models: [model] })
      await call('deleteChat', { chatId })
      return chatId
    },
    find: ({ call }, facts) => found(facts, (chatId) => call('getChat', { chatId })),
  },
  sendMessage: {
    keeps: 'all',
    write: async (person, n) => void (await say(person, `said ${n}`, 'started')),
    async find({ call, things: { chatId } }) {
      const { messages } = await call('getChat', { chatId })
      return messages.filter(({ content }) => content.startsWith('said ')).map(({ content }) => [numberIn(content)])
    },
  },
  voteOnMessage: {
    keeps: 'all',
    async write({ call, context, studio, things }) {
      const { id: chatId } = await call('createChat', { models: [model] })
      const messageId = await say({ call, context, studio, things: { ...things, chatId } }, 'asked', 'answered')
      await call('voteOnMessage', { chatId, messageId, vote: 'up' })
      return `${chatId} ${messageId}`
    },
    find: ({ call }, facts) => holding(facts, async (fact) => {
      const [chatId, messageId] = fact.split(' ')
      return (await call('getChat', { chatId })).messages.some(({ id, vote }) => id === messageId && vote === 'up')
    }),
  },

  createChatCompletion: { keepsNothing: 'answers to programs are given, not kept' },
  createCompletion: { keepsNothing: 'answers to programs are given, not kept' },
  createEmbedding: { keepsNothing: 'vectors are given, not kept' },

  uploadApiFile: {
    keeps: 'all',
    write: (person, n) => uploadRows(person, n),
    find: ({ call }, facts) => holding(facts, async (fileId) => {
      const { filename } = await call('getApiFile', { fileId })
      const { content } = await call('getApiFileContent', { fileId })
      return (await text(content)) === trainingRows(Number(/\d+/.exec(filename)))
    }),
  },
  deleteApiFile: {
    keeps: 'nothing',
    async write(person, n) {
      const fileId = await uploadRows(person, n)
      await person.call('deleteApiFile', { fileId })
      return fileId
    },
    find: ({ call }, facts) => found(facts, (fileId) => call('getApiFile', { fileId })),
  },
  createFineTuningJob: {
    keeps: 'all',
    write: startJob,
    find: (person, facts) => jobsIn(person, facts, ['validating_files', 'queued', 'running', 'succeeded']),
  },
  pauseFineTuningJob: {
    keeps: 'all',
    async write(person, n) {
      const jobId = await queuedJob(person, n)
      await person.call('pauseFineTuningJob', { jobId })
      return jobId
    },
    find: (person, facts) => jobsIn(person, facts, ['paused']),
  },
  resumeFineTuningJob: {
    keeps: 'all',
    async write(person, n) {
      const jobId = await queuedJob(person, n)
      await person.call('pauseFineTuningJob', { jobId })
      await person.call('resumeFineTuningJob', { jobId })
      return jobId
    },
    find: (person, facts) => jobsIn(person, facts, ['queued', 'running', 'succeeded']),
  },
  cancelFineTuningJob: {
    keeps: 'all',
    async write(person, n) {
      const jobId = await startJob(person, n)
      await person.call('cancelFineTuningJob', { jobId })
      return jobId
    },
    find: (person, facts) => jobsIn(person, facts, ['cancelled']),
  },
}

/** Rows to train on, which name their number. */
const trainingRows = (n: number) =>
  `${JSON.stringify({ messages: [{ role: 'user', content: `Question ${n}?` }, { role: 'assistant', content: `Answer ${n}.` }] })}\n`

async function uploadRows({ call }: Person, n: number): Promise<string> {
  return (await call('uploadApiFile', { purpose: 'fine-tune', fileName: `rows ${n}.jsonl`, file: Readable.from([trainingRows(n)]) })).id
}

async function startJob(person: Person, n: number): Promise<string> {
  return (await person.call('createFineTuningJob', { model, training_file: await uploadRows(person, n) })).id
}

/** A job that has become a run. */
async function queuedJob(person: Person, n: number): Promise<string> {
  const jobId = await startJob(person, n)
  while ((await person.call('getFineTuningJob', { jobId })).run_id === null) await new Promise((resolve) => setTimeout(resolve, 5))
  return jobId
}
const jobsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (jobId) => states.includes((await call('getFineTuningJob', { jobId })).status))

/** Datasets by their names, each with what stands in its rows. */
async function datasetsNamed({ call }: Person, prefix: string): Promise<Found[]> {
  const datasets = (await listed((page) => call('listDatasets', page))).filter(({ name }) => name.startsWith(`${prefix} `))
  return Promise.all(datasets.map(async ({ id: datasetId, name, rows }) => {
    const { items } = await call('listDatasetRows', { datasetId, problems: 'false', offset: 0, limit: 10 })
    const answers = items.map(({ fields }) => numberIn((fields as { answer: string }).answer))
    return [numberIn(name), ...answers, rows === 3 ? numberIn(name) : NaN]
  }))
}
