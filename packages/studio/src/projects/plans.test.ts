import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers, Plan } from '@tunesmith/contract'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../testing/rooms.ts'
import { onMachine } from '../machine-turn.ts'

let rooms: Rooms
let policy: string
beforeAll(async () => {
  rooms = await openRooms()
  policy = (await rooms.handlers.createDatasetFromExample({ example: 'policy-chatbot' }, rooms.context)).id
})
afterAll(async () => {
  await rooms.close()
  removeDataFolders()
})

const create = async (more: Answers = {}) => {
  const answers: Answers = { goal: 'answer', datasetId: policy, model: 'tunesmith-base-10m', ...more }
  return (await rooms.handlers.createProject({ answers }, rooms.context)).id
}
const measure = (projectId: string) => rooms.handlers.planProject({ projectId }, rooms.context)
const look = (projectId: string) => rooms.handlers.getProjectPlan({ projectId }, rooms.context)
const answer = (projectId: string, answers: Record<string, never | string | object>) =>
  rooms.handlers.updateProject({ projectId, answers: answers as Record<string, never> }, rooms.context)

/** The plan once it is measured, and what was said meanwhile. */
async function untilMeasured(projectId: string): Promise<{ plan: Plan; said: Set<string | null> }> {
  const said = new Set<string | null>()
  for (;;) {
    const plan = await look(projectId)
    if (plan.state !== 'measuring') return { plan, said }
    said.add(plan.progress?.text ?? null)
    await sleep(20)
  }
}

describe('the plan of the policy chatbot', () => {
  it('is measured once for the same answers, and stale for others', async () => {
    const id = await create()
    expect(await look(id)).toMatchObject({ state: 'missing', settings: [], error: null })
    const [first, second] = await Promise.all([measure(id), measure(id)])
    expect([first.state, second.state]).toEqual(['measuring', 'measuring'])
    const { plan, said } = await untilMeasured(id)
    expect([...said]).toContain('Measuring a few steps')
    expect(plan).toMatchObject({
      state: 'ready', progress: null, error: null,
      trainingRows: 111, validationRows: 43, testRows: 111, totalSteps: 280, parameters: 10_130_304, trainableParameters: 1_228_800,
    })
    expect(plan.memoryBytes).toBeGreaterThan(100e6)
    expect(plan.memoryBytes).toBeLessThan(3e9)
    expect(plan.tokensPerSecond).toBeGreaterThan(10)
    expect(plan.seconds.low).toBeGreaterThan(0)
    expect(plan.seconds.high).toBeGreaterThan(plan.seconds.low)
    expect(plan.settings.find(({ setting }) => setting === 'training.epochs')).toMatchObject({
      value: 40, reason: { code: 'epochs.balanced-very-small' },
    })

    expect(await measure(id)).toEqual(plan)
    await answer(id, { effort: 'quick' })
    expect((await look(id)).state).toBe('missing')
    await answer(id, { effort: 'balanced' })
    expect(await look(id)).toEqual(plan)
    await rooms.handlers.updateProject({ projectId: id, page: 'train' }, rooms.context)
    expect(await look(id)).toEqual(plan)
    expect(existsSync(join(rooms.services.dataFolder, 'projects', id, 'dry-run'))).toBe(false)
  })

  it('says what is in the way of a run', async () => {
    const id = await create({ overrides: { 'compute.memoryLimit': '200MB' } })
    await measure(id)
    const { plan } = await untilMeasured(id)
    const params = { neededBytes: expect.any(Number), limitBytes: 200e6 }
    expect(plan).toMatchObject({ state: 'failed', error: { code: 'OUT_OF_MEMORY_PLANNED', remedy: expect.any(String), params } })
    expect(await look(id)).toEqual(plan)
    await answer(id, { overrides: { 'training.epochs': 2 } })
    expect((await look(id)).state).toBe('missing')
  })

  it('waits for the machine, and is given up at once where nobody wants it any more', async () => {
    let free = () => {}
    const training = onMachine(rooms.services, () => new Promise<void>((resolve) => (free = resolve)))
    const [id, other] = [await create({ effort: 'quick', validationShare: 0.2 }), await create({ effort: 'thorough' })]
    await measure(id)
    await measure(other)
    expect(await look(id)).toMatchObject({ state: 'measuring', progress: { code: 'progress.waiting' } })
    await rooms.handlers.deleteProject({ projectId: other }, rooms.context)
    free()
    await training
    expect((await untilMeasured(id)).plan.state).toBe('ready')
  })

  it('is missing while answers are, and asked for in vain', async () => {
    const id = (await rooms.handlers.createProject({}, rooms.context)).id
    expect((await look(id)).state).toBe('missing')
    await expect(measure(id)).rejects.toThrow(expect.objectContaining({ code: 'ANSWERS_MISSING' }))
    await expect(look('project_000000000000')).rejects.toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it('makes way for the plan of other answers, and for the end of its project', async () => {
    const id = await create({ effort: 'thorough' })
    await measure(id)
    await answer(id, { effort: 'quick' })
    await measure(id)
    const other = await create({ effort: 'thorough' })
    await measure(other)
    await rooms.handlers.deleteProject({ projectId: other }, rooms.context)
    const { plan } = await untilMeasured(id)
    expect(plan).toMatchObject({ state: 'ready', totalSteps: 105 })
    expect(existsSync(join(rooms.services.dataFolder, 'projects', other))).toBe(false)
  })
})

/** The processes that a process has started. */
const childrenOf = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))

describe.skipIf(!existsSync(`/proc/self/task/${process.pid}/children`))('a studio that is killed', () => {
  it('leaves no dry run behind', async () => {
    const folder = newDataFolder()
    const studio = spawn(process.execPath, [join(import.meta.dirname, 'plans.fixture.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(studio.stdout, 'data')) as [Buffer]
    const helpers = childrenOf(studio.pid!)
    expect(helpers.length).toBeGreaterThan(0)
    studio.kill('SIGKILL')
    await once(studio, 'exit')
    for (const began = Date.now(); helpers.some(isAlive) && Date.now() - began < 20_000; ) await sleep(50)
    expect(helpers.filter(isAlive)).toEqual([])

    const again = await openRooms({ folder })
    expect((await again.handlers.getProjectPlan({ projectId: line.toString().trim() }, again.context)).state).toBe('missing')
    await again.close()
  })
})
