import { type OperationName, operationTable, type Role, roles } from '@tunesmith/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRequest } from '../../testing/example-input.ts'
import { errorCode, serve, type Served } from '../../testing/serve.ts'

const names = Object.keys(operationTable) as OperationName[]
const endsSession = (name: OperationName) => name === 'signOut'
/** Every operation; the one that signs out comes last. */
const inOrder = names.toSorted((a, b) => Number(endsSession(a)) - Number(endsSession(b)))

/** What belongs to one person, by the name of its path parameter. */
const personal = ['chatId', 'keyId']

type Headers = Record<string, string>
interface Caller {
  who: string
  role: Role | null
  headers: Headers
}

let served: Served
let callers: Caller[]

beforeAll(async () => {
  served = await serve()
  const { browsers, pageHeaders, keyHeaders } = served
  callers = [
    { who: 'nobody', role: null, headers: {} },
    { who: 'a wrong key', role: null, headers: { authorization: 'Bearer ts_wrong' } },
    { who: 'a viewer', role: 'viewer', headers: pageHeaders(browsers.viewer) },
    { who: 'an editor', role: 'editor', headers: pageHeaders(browsers.editor) },
    { who: 'an owner', role: 'owner', headers: pageHeaders(browsers.owner) },
    { who: 'the key of a viewer', role: 'viewer', headers: await keyHeaders(browsers.viewer, 'viewer') },
    { who: 'a viewer’s key of an owner', role: 'viewer', headers: await keyHeaders(browsers.owner, 'viewer') },
    { who: 'the key of an owner', role: 'owner', headers: await keyHeaders(browsers.owner, 'owner') },
  ]
})
afterAll(() => served.close())

async function call(name: OperationName, headers: Headers, given: Record<string, unknown> = {}): Promise<Response> {
  const { path, init } = exampleRequest(name, given)
  return served.send(path, { ...init, headers: { ...init.headers, ...headers } })
}

/** What the access check says to a role, by the table alone. */
function verdict(name: OperationName, role: Role | null): string | null {
  const { access } = operationTable[name]
  if (access === 'public') return null
  if (role === null) return 'SIGN_IN_NEEDED'
  return roles.indexOf(role) < roles.indexOf(access) ? 'NOT_ALLOWED' : null
}

const refusals = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'REQUEST_FORGED']
const statuses: Record<string, number> = { SIGN_IN_NEEDED: 401, NOT_ALLOWED: 403 }

describe('what belongs to somebody else', () => {
  const onPersonal = names.filter((name) => operationTable[name].isPersonal)

  it.each(onPersonal)('is not there for %s', async (name) => {
    const { editor } = served.browsers
    const { items: [{ id: model }] } = await editor.call('listModels', {})
    const chat = await editor.call('createChat', { models: [model] })
    const { apiKey } = await editor.call('createApiKey', { name: 'Mine', role: 'viewer' })
    const ids = { chatId: chat.id, keyId: apiKey.id }
    const given = Object.fromEntries(Object.entries(ids).filter(([key]) => key in operationTable[name].params!.shape))
    for (const { who, headers } of callers.filter(({ role }) => role === 'viewer' || role === 'owner')) {
      const response = await call(name, headers, given)
      expect([response.status, await errorCode(response)], who).toEqual([404, 'NOT_FOUND'])
    }
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
      const namesPersonal = Object.keys(params?.shape ?? {}).some((param) => personal.includes(param))
      expect(isPersonal, name).toBe(namesPersonal)
    }
  })

  it.each(inOrder)('%s lets in whom its row lets in, and nobody else', async (name) => {
    for (const { who, role, headers } of callers) {
      const response = await call(name, headers)
      const expected = verdict(name, role)
      const code = await errorCode(response)
      if (expected) expect([response.status, code], who).toEqual([statuses[expected], expected])
      else expect(refusals, `${who}: ${code}`).not.toContain(code)
      expect(response.status, who).not.toBe(500)
    }
  })
})

describe('the audit log', () => {
  it('names who was refused what', async () => {
    await call('deleteRun', callers.find(({ who }) => who === 'the key of a viewer')!.headers, { runId: 'run_000000000001' })
    await call('deleteRun', {}, { runId: 'run_000000000002' })
    const { items } = await served.browsers.owner.call('listAuditLog', { offset: 0, limit: 200 })
    expect(items).toContainEqual(expect.objectContaining({
      action: 'deleteRun', target: 'run_000000000001', outcome: 'refused', actor: expect.stringContaining('viewer@example.org'),
    }))
    expect(items.filter(({ action, actor }) => action === 'deleteRun' && actor === 'nobody')).toHaveLength(1)
  })
})
