import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it } from 'vitest'
import { newDataFolder, openRooms, removeDataFolders } from '../../testing/rooms.ts'

afterAll(removeDataFolders)

/** Lets the fixture work until it has acknowledged so many edits, kills it, and tells what it had said. */
async function killAfter(folder: string, edits: number): Promise<{ datasetId: string; projectId: string; acknowledged: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'durability.fixture.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let ids: { datasetId: string; projectId: string } | undefined
  let acknowledged = 0
  const gone = new Promise((resolve) => child.on('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    if (ids === undefined) ids = JSON.parse(line) as typeof ids
    else acknowledged = Number(line)
    if (acknowledged === edits) child.kill('SIGKILL')
  }
  await gone
  return { ...ids!, acknowledged }
}

it.each([1, 60])('loses no acknowledged edit and no answer when killed after %d of them', async (edits) => {
  const folder = newDataFolder()
  const { datasetId, projectId, acknowledged } = await killAfter(folder, edits)
  expect(acknowledged).toBeGreaterThanOrEqual(edits)
  const rooms = await openRooms({ folder })
  try {
    const { items } = await rooms.handlers.listDatasetRows({ datasetId, problems: 'false', offset: 0, limit: 200 }, rooms.context)
    for (const { line, fields, leftOut } of items.slice(0, acknowledged)) {
      if (line % 3 === 0) expect(leftOut).toBe(true)
      else expect(fields).toEqual({ question: `Question ${line - 1}?`, answer: `New ${line}.` })
    }
    const { edits: counted } = await rooms.handlers.getDataset({ datasetId }, rooms.context)
    expect(counted - acknowledged).toBeGreaterThanOrEqual(0)
    expect(counted - acknowledged).toBeLessThanOrEqual(1)
    const project = await rooms.handlers.getProject({ projectId }, rooms.context)
    expect(Number(project.page.replace('page-', ''))).toBeGreaterThanOrEqual(acknowledged)
    expect(project.answers.testShare).toBe(Number(project.page.replace('page-', '')) / 1e6)
  } finally {
    await rooms.close()
  }
})
