import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '@tunesmith/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contextOf, openBrowser } from '../testing/browser.ts'
import { openTestStudio, type TestStudio } from '../testing/studio.ts'
import { openStudio } from './open-studio.ts'

let test: TestStudio
beforeAll(async () => {
  test = await openTestStudio()
})
afterAll(() => test.close())

const page = { offset: 0, limit: 50 }

it('has a handler for every operation', () => {
  expect(Object.keys(test.studio.handlers).toSorted()).toEqual(Object.keys(operations).toSorted())
})

it('knows the people of a test studio', async () => {
  for (const role of ['owner', 'editor', 'viewer'] as const) expect((await test[role].context()).actor?.role).toBe(role)
  expect((await test.nobody.context()).actor).toBeNull()
})

it('is alive, ready, and says what the machine has', async () => {
  expect(await test.nobody.call('getHealth', {})).toEqual({ status: 'ok' })
  expect(await test.nobody.call('getReadiness', {})).toEqual({ status: 'ok', checks: { database: true, dataFolder: true } })
  const machine = operations.getMachine.response.parse(await test.viewer.call('getMachine', {}))
  expect(machine.cores).toBeGreaterThan(0)
  expect(machine.freeMemoryBytes).toBeLessThan(machine.memoryBytes)
  expect(machine.freeDiskBytes).toBeGreaterThan(0)
  expect(machine.dataFolder).toBe(test.studio.dataFolder)
})

it('notes in the audit log what changes something', async () => {
  const { id } = await test.editor.call('createProject', { name: 'Fees' })
  const { items: [newest], total } = await test.owner.call('listAuditLog', page)
  expect(newest).toMatchObject({ actor: 'editor@example.org', action: 'createProject', target: id, outcome: 'done' })
  await test.viewer.call('listProjects', page)
  expect((await test.owner.call('listAuditLog', page)).total).toBe(total)
})

it('is opened by the command line as its owner, who is the one a link signs in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-studio-'))
  const studio = await openStudio({ dataFolder: folder })
  try {
    const actor = await studio.localActor()
    expect(actor).toMatchObject({ role: 'owner', via: 'local' })
    const { user } = await openBrowser(studio).call('useLink', { token: await studio.createLink() })
    expect(user?.id).toBe(actor.userId)
    expect(await studio.hasOwnerPassword()).toBe(false)
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true })
  }
})

it('keeps everything when it is closed and opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-studio-'))
  try {
    const before = await openStudio({ dataFolder: folder })
    const browser = openBrowser(before)
    await browser.call('useLink', { token: await before.createLink() })
    const project = await browser.call('createProject', { name: 'Fees' })
    await before.close()
    const after = await openStudio({ dataFolder: folder })
    const actor = await after.authenticate(browser.headers())
    expect(actor).toMatchObject({ role: 'owner', via: 'session' })
    expect(await after.handlers.getProject({ projectId: project.id }, contextOf({ actor }))).toEqual(project)
    await after.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('is not ready when its folder cannot be written', async () => {
  const other = await openTestStudio()
  rmSync(other.studio.dataFolder, { recursive: true })
  expect(await other.studio.checkReadiness()).toEqual({ database: true, dataFolder: false })
  expect(await other.nobody.call('getReadiness', {})).toMatchObject({ status: 'failing' })
  await other.close()
})
