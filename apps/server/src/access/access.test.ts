import { Readable } from 'node:stream'
import { type KeyScope, keyScopes, type OperationName, operationTable, type Role, roles } from '@tunesmith/contract'
import { openBrowser } from '@tunesmith/studio/testing/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRequest } from '../../testing/example-input.ts'
import { errorCode, serve, type Served } from '../../testing/serve.ts'

const names = Object.keys(operationTable) as OperationName[]
const endsSession = (name: OperationName) => name === 'signOut'
/** Every operation; the one that signs out comes last. */
const inOrder = names.toSorted((a, b) => Number(endsSession(a)) - Number(endsSession(b)))

/** What paths can name, and whether it belongs to one person alone. A new kind of thing needs its row here. */
const isPersonalThing: Readonly<Record<string, boolean>> = {
  chatId: true, messageId: true, keyId: true, fileId: true, jobId: true, userId: false, projectId: false, datasetId: false, line: false, runId: false,
  owner: false, name: false, downloadId: false, model: false, modelId: false, importId: false, version: false, alias: false, exportId: false,
}

/** Ways in that are no operation: the description of the operations. */
const openWays = ['GET /openapi.json', 'GET /api-docs', 'GET /api-docs/page.css']

type Headers = Record<string, string>
interface Caller {
  who: string
  role: Role | null
  headers: Headers
  /** What its key is for; everything where there is none. */
  scopes?: readonly KeyScope[]
}

let served: Served
let callers: Caller[]

beforeAll(async () => {
  served = await serve()
  const { browsers, pageHeaders, keyHeaders } = served
  callers = [
    { who: 'nobody', role: null, headers: {} },
    { who: 'a wrong key', role: null, headers: { authorization: 'Bearer ts_wrong' } },
    { who: 'a wrong key beside a session', role: null, headers: { ...pageHeaders(browsers.owner), authorization: 'Bearer ts_wrong' } },
    { who: 'a session that has ended', role: null, headers: await endedSession() },
    { who: 'the key of somebody whose account is gone', role: null, headers: await keyOfNobody() },
    { who: 'a viewer', role: 'viewer', headers: pageHeaders(browsers.viewer) },
    { who: 'an editor', role: 'editor', headers: pageHeaders(browsers.editor) },
    { who: 'an owner', role: 'owner', headers: pageHeaders(browsers.owner) },
    { who: 'the key of a viewer', role: 'viewer', headers: await keyHeaders(browsers.viewer, 'viewer') },
    { who: 'a viewer’s key of an owner', role: 'viewer', headers: await keyHeaders(browsers.owner, 'viewer') },
    { who: 'the key of an owner', role: 'owner', headers: await keyHeaders(browsers.owner, 'owner') },
    ...(await Promise.all(keyScopes.map(async (scope): Promise<Caller> => {
      const scopes = [scope]
      return { who: `an owner’s key for ${scope}`, role: 'owner', scopes, headers: await keyHeaders(browsers.owner, 'owner', { scopes }) }
    }))),
  ]
})
afterAll(() => served.close())

const leaver = { email: 'leaver@example.org', password: 'correct horse' }

async function endedSession(): Promise<Headers> {
  const browser = openBrowser(served.studio)
  await browser.call('signIn', { email: 'editor@example.org', password: 'correct horse' })
  const headers = served.pageHeaders(browser)
  await browser.call('signOut', {})
  return headers
}

async function keyOfNobody(): Promise<Headers> {
  const { id: userId } = await served.browsers.owner.call('createUser', { ...leaver, name: 'Leaver', role: 'owner' })
  const browser = openBrowser(served.studio)
  await browser.call('signIn', leaver)
  const headers = await served.keyHeaders(browser, 'owner')
  await served.browsers.owner.call('deleteUser', { userId })
  return headers
}

async function call(name: OperationName, headers: Headers, given: Record<string, unknown> = {}): Promise<Response> {
  const { path, init } = exampleRequest(name, given)
  return served.send(path, { ...init, headers: { ...init.headers, ...headers } })
}

/** The code of an error as the API of OpenAI has it. */
const apiCodes: Record<string, string> = { SIGN_IN_NEEDED: 'invalid_api_key' }

/** Whether a role is enough for an operation. */
const mayBe = (name: OperationName, role: Role) => roles.indexOf(role) >= roles.indexOf(operationTable[name].access as Role)

/** What the access check says to a caller, by the table alone. */
function verdict(name: OperationName, { role, scopes = ['all'] }: Caller): string | null {
  const { access, method, scopes: open = [] } = operationTable[name]
  if (access === 'public') return null
  if (role === null) return 'SIGN_IN_NEEDED'
  if (!mayBe(name, role)) return 'NOT_ALLOWED'
  const isFor = scopes.includes('all') || (scopes.includes('read') && method === 'GET') || scopes.some((scope) => open.includes(scope))
  return isFor ? null : 'KEY_NOT_FOR_THIS'
}

/** Every route as `GET /api/runs`, from the tree that the framework draws of them. */
function waysInto(app: Served['app']): string[] {
  const branch: string[] = []
  return app.printRoutes({ commonPrefix: false }).trimEnd().split('\n').flatMap((line) => {
    const [, lines, part, methods] = /^([│ ]*)[├└]── (\S+) \((.+)\)$/.exec(line)!
    branch.splice(lines.length / 4, Infinity, part)
    return methods.split(', ').map((method) => `${method} ${branch.join('')}`)
  })
}

const refusals = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'KEY_NOT_FOR_THIS', 'REQUEST_FORGED']
const statuses: Record<string, number> = { SIGN_IN_NEEDED: 401, NOT_ALLOWED: 403, KEY_NOT_FOR_THIS: 403 }

const conversation = '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}'

describe('what belongs to somebody else', () => {
  const onPersonal = names.filter((name) => operationTable[name].isPersonal)

  it.each(onPersonal)('is not there for %s', async (name) => {
    const { editor } = served.browsers
    const { items: [{ id: model }] } = await editor.call('listModels', { search: '', sort: 'usual', offset: 0, limit: 1 })
    const chat = await editor.call('createChat', { models: [model] })
    const { apiKey } = await editor.call('createApiKey', { name: 'Mine', role: 'viewer' })
    const file = await editor.call('uploadApiFile', { purpose: 'fine-tune', fileName: 'rows.jsonl', file: Readable.from([conversation]) })
    const job = await editor.call('createFineTuningJob', { model, training_file: file.id })
    const ids = { chatId: chat.id, keyId: apiKey.id, fileId: file.id, jobId: job.id }
    const given = Object.fromEntries(Object.entries(ids).filter(([key]) => key in operationTable[name].params!.shape))
    for (const { who, headers } of callers.filter(({ who, role, scopes }) => !who.includes('editor') && role !== null && scopes === undefined && mayBe(name, role))) {
      const response = await call(name, headers, given)
      expect([response.status, await errorCode(response)], who).toEqual([404, 'NOT_FOUND'])
    }
    await editor.call('cancelFineTuningJob', { jobId: job.id })
    await editor.call('getApiFile', { fileId: file.id })
    expect((await editor.call('getChat', { chatId: chat.id })).chat).toMatchObject({ id: chat.id, title: chat.title })
    expect((await editor.call('listApiKeys', { offset: 0, limit: 200 })).items.map(({ id }) => id)).toContain(apiKey.id)
  })
})

describe('every operation', () => {
  it('has a rule for who may call it', () => {
    for (const name of names) expect(['public', ...roles], name).toContain(operationTable[name].access)
  })

  it('is for its own person alone where it names something personal', () => {
    for (const name of names) {
      const { params, isPersonal = false } = operationTable[name]
      const things = Object.keys(params?.shape ?? {})
      for (const thing of things) expect(Object.keys(isPersonalThing), name).toContain(thing)
      expect(isPersonal, name).toBe(things.some((thing) => isPersonalThing[thing]))
    }
  })

  it('is in the table: there is no other way in', () => {
    const inTable = names.map((name) => `${operationTable[name].method} ${operationTable[name].path}`)
    expect(waysInto(served.app).toSorted()).toEqual([...inTable, ...openWays].toSorted())
  })

  it.each(inOrder)('%s lets in whom its row lets in, and nobody else', async (name) => {
    for (const caller of callers) {
      const { who, headers } = caller
      const response = await call(name, headers)
      const expected = verdict(name, caller)
      const isApi = operationTable[name].dialect === 'openai'
      const code = await errorCode(response)
      if (expected) expect([response.status, code], who).toEqual([statuses[expected], (isApi && apiCodes[expected]) || expected])
      else expect([...refusals, ...Object.values(apiCodes)], `${who}: ${code}`).not.toContain(code)
      expect(response.status, who).not.toBe(500)
    }
  })
})

describe('the audit log', () => {
  it('names who was refused what', async () => {
    await call('deleteRun', callers.find(({ who }) => who === 'the key of a viewer')!.headers, { runId: 'run_000000000001' })
    await call('deleteRun', {}, { runId: 'run_000000000002' })
    const pages = await Promise.all([0, 200].map((offset) => served.browsers.owner.call('listAuditLog', { offset, limit: 200 })))
    const items = pages.flatMap((page) => page.items)
    expect(items).toContainEqual(expect.objectContaining({
      action: 'deleteRun', target: 'run_000000000001', outcome: 'refused', actor: expect.stringContaining('viewer@example.org'),
    }))
    expect(items.filter(({ action, actor }) => action === 'deleteRun' && actor === 'nobody')).toHaveLength(1)
  })
})
