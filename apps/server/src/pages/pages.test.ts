import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { operationTable } from '@tunesmith/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, serve, type Served } from '../../testing/serve.ts'

const code = 'console.log("the studio")\n'.repeat(100)
let webFolder: string
let served: Served

beforeAll(async () => {
  webFolder = mkdtempSync(join(tmpdir(), 'tunesmith-web-'))
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>The studio</title>')
  writeFileSync(join(webFolder, '.sources'), 'not for browsers')
  writeFileSync(join(webFolder, 'assets', 'main-1a2b.js'), code)
  writeFileSync(join(webFolder, 'assets', 'main-1a2b.js.br'), brotliCompressSync(code))
  writeFileSync(join(webFolder, 'assets', 'main-1a2b.js.gz'), gzipSync(code))
  served = await serve({ webFolder })
})
afterAll(async () => {
  await served.close()
  rmSync(webFolder, { recursive: true })
})

describe('the built pages', () => {
  it.each(['/', '/index.html', '/runs', '/runs/run_0123456789ab?tab=curves', '/sign-in'])('start at %s', async (path) => {
    const response = await served.send(path)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('The studio')
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('keep their files for ever, since new ones have new names', async () => {
    const response = await served.send('/assets/main-1a2b.js')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toMatch(/^(text|application)\/javascript/)
  })

  it.each(['br', 'gzip', 'identity'])('come as %s where a browser takes that', async (encoding) => {
    const response = await served.send('/assets/main-1a2b.js', { headers: { 'accept-encoding': encoding } })
    expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    expect(response.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(await response.text()).toBe(code)
  })

  it('are not sent again when they are the same', async () => {
    const etag = (await served.send('/')).headers.get('etag')!
    expect((await served.send('/', { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304)
  })

  it.each([
    '/assets/gone-3c4d.js', '/nothing.png', '/.sources', '/assets/..%2f..%2fetc%2fpasswd', '/..%2f.sources',
  ])('have no %s', async (path) => {
    const response = await served.send(path)
    expect([403, 404]).toContain(response.status)
    expect(await response.text()).not.toMatch(/not for browsers|root:/)
  })

  it('never stand in for an operation', async () => {
    expect(await errorCode(await served.send('/api/nothing'))).toBe('NOT_FOUND')
    expect(await errorCode(await served.send('/runs', { method: 'POST' }))).toBe('NOT_FOUND')
  })
})

describe('the description', () => {
  interface Parameter { name: string; in: string; required?: boolean; schema: unknown }
  interface Described {
    operationId: string
    summary: string
    tags: string[]
    security: Record<string, unknown>[]
    parameters?: Parameter[]
    requestBody?: { content: Record<string, { schema: unknown }> }
    responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>
  }
  interface Document {
    openapi: string
    info: { title: string; version: string }
    tags: { name: string }[]
    paths: Record<string, Record<string, Described>>
    components: { securitySchemes: Record<string, { type: string }> }
  }
  let document: Document
  const described = () => Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  beforeAll(async () => {
    document = await (await served.send('/openapi.json')).json() as Document
  })

  it('names every operation, once, by its own address', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    const ways = described().map(({ path, method, operation }) => [operation.operationId, `${method.toUpperCase()} ${path}`])
    const expected = Object.entries(operationTable)
      .map(([name, { method, path }]) => [name, `${method} ${path.replace(/:(\w+)/g, '{$1}')}`])
    expect(ways.toSorted()).toEqual(expected.toSorted())
  })

  it('follows the rules of OpenAPI 3.1', () => {
    const tags = document.tags.map(({ name }) => name)
    const schemes = Object.keys(document.components.securitySchemes)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    for (const { path, operation } of described()) {
      const { operationId: name, parameters = [], responses, security } = operation
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, param]) => param)
      const needed = parameters.filter((parameter) => parameter.in === 'path' && parameter.required)
      expect(needed.map((parameter) => parameter.name), name).toEqual(inPath)
      expect(new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).size, name).toBe(parameters.length)
      expect(parameters.every((parameter) => ['path', 'query'].includes(parameter.in) && parameter.schema), name).toBe(true)
      expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['200', 'default']))
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(status).toMatch(/^([1-5](\d\d|XX)|default)$/)
        expect(description.length).toBeGreaterThan(0)
        for (const [type, { schema }] of Object.entries(content ?? {})) {
          expect(type).toMatch(/^\w+\/[\w.+-]+$/)
          expectSchema(schema, `${name} ${status}`)
        }
      }
      for (const { schema } of [...parameters, ...Object.values(operation.requestBody?.content ?? {})]) expectSchema(schema, name)
      expect(operation.tags.every((tag) => tags.includes(tag)), name).toBe(true)
      expect(security.flatMap(Object.keys).every((scheme) => schemes.includes(scheme)), name).toBe(true)
      expect(security.length === 0, name).toBe(operationTable[name as keyof typeof operationTable].access === 'public')
    }
  })

  it('shows every operation on a page for people', async () => {
    const response = await served.send('/api-docs')
    const page = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    for (const [name, { summary }] of Object.entries(operationTable)) {
      expect(page).toContain(`id="${name}"`)
      expect(page).toContain(summary.replaceAll("'", '&#39;'))
    }
    expect(page).toContain(`curl &#39;${served.url}/api/runs&#39;`)
    expect(page).not.toMatch(/<script|style="|undefined|\[object/)
    expect((await served.send('/api-docs/page.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
  })
})

it('says how to build the pages where they are not built', async () => {
  const other = await serve({ webFolder: join(webFolder, 'nowhere') })
  const response = await other.send('/runs')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await response.text()).toContain('npm run -w apps/web build')
  expect(await errorCode(await other.send('/api/nothing'))).toBe('NOT_FOUND')
  await other.close()
})

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
const keywords = [
  'type', 'properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'enum', 'const', 'anyOf', 'oneOf', 'allOf',
  'default', 'description', 'format', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength',
  'maxLength', 'minItems', 'maxItems',
]

/** Holds a schema to JSON Schema 2020-12, as far as the description uses it; nothing in it points elsewhere. */
function expectSchema(schema: unknown, where: string): void {
  if (typeof schema === 'boolean') return
  expect(schema, where).toBeTypeOf('object')
  const { type, properties = {}, required = [], items, additionalProperties, propertyNames, anyOf = [], oneOf = [], pattern } =
    schema as Record<string, never>
  for (const keyword of Object.keys(schema as object)) expect(keywords, where).toContain(keyword)
  if (type !== undefined) expect([type].flat().every((each) => types.includes(each)), where).toBe(true)
  if (pattern !== undefined) expect(() => new RegExp(pattern, 'u'), where).not.toThrow()
  for (const name of required as string[]) expect(Object.keys(properties), where).toContain(name)
  const inner = [...Object.values(properties), ...anyOf, ...oneOf, items, additionalProperties, propertyNames]
  for (const each of inner.filter((each) => each !== undefined)) expectSchema(each, where)
}
