import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { RunSpec } from '@tunesmith/contract'
import { createTinyProject, tinySpec } from '@tunesmith/trainer/testing/tiny-run'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openRuns } from './runs.fixture.ts'
import { recipeYaml } from './recipe-yaml.ts'
import { zipFolder } from '../zip-folder.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-files-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What an archive holds, by its directory at the end, as any program that opens archives reads it. */
function readZip(archive: Buffer): Record<string, Buffer> {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  const files: Record<string, Buffer> = {}
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50)
    const [crc, bytes, nameLength, offset] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    expect(archive.readUInt32LE(offset)).toBe(0x04034b50)
    expect(archive.readUInt32LE(offset + 14)).toBe(crc)
    const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
    files[name] = archive.subarray(start, start + bytes)
    expect(crc32(files[name])).toBe(crc)
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return files
}

describe('an archive', () => {
  it('holds the files of a folder as they are, the same bytes every time', async () => {
    const folder = mkdtempSync(join(root, 'folder-'))
    const files = { 'adapter.safetensors': Buffer.alloc(300_000, 'weights'), 'größe 漢.json': Buffer.from('{}'), empty: Buffer.of() }
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    mkdirSync(join(folder, 'below'))
    const archive = await buffer(await zipFolder(folder, 'my-run'))
    expect(readZip(archive)).toEqual(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`my-run/${name}`, bytes])))
    expect(archive.equals(await buffer(await zipFolder(folder, 'my-run')))).toBe(true)
  })
})

describe('a recipe', () => {
  it('says only what is not as usual, and means the same', () => {
    const spec = RunSpec.parse({
      name: 'Fees: "new"', model: '/models/base', method: 'scratch', scratch: { layers: 6 },
      data: { train: '/rows.jsonl', validation: { fraction: 0.1 }, system: 'Be brief.\nBe kind.' }, lora: { targetModules: ['q_proj'] },
    })
    const yaml = recipeYaml(spec)
    expect(RunSpec.parse(parse(yaml))).toEqual(spec)
    expect(yaml).not.toMatch(/auto|rslora:|version:|training:/)
  })
})

it('a run hands out its recipe at once, and its result when it has one', async () => {
  const room = await openRuns(mkdtempSync(join(root, 'data-')))
  const spec = tinySpec(createTinyProject(root), { name: 'Colours / été', training: { epochs: 1 } })
  const runId = await room.begin(spec)
  const recipe = await room.handlers.getRunRecipe({ runId }, room.context())
  expect(recipe).toMatchObject({ name: 'tunesmith.yaml', type: 'application/yaml' })
  expect(RunSpec.parse(parse(await text(recipe.content)))).toEqual(spec)
  await expect(room.handlers.downloadRunResult({ runId }, room.context())).rejects.toMatchObject({ code: 'NOT_NOW' })
  await room.until(runId, 'finished')
  const result = await room.handlers.downloadRunResult({ runId }, room.context())
  expect(result).toMatchObject({ name: 'Colours-été-adapter.zip', type: 'application/zip' })
  expect(Object.keys(readZip(await buffer(result.content)))).toEqual([
    'Colours-été-adapter/adapter_config.json', 'Colours-été-adapter/adapter_model.safetensors',
  ])
  const series = (names: string) => room.handlers.getRunSeries({ runId, names, points: 600 }, room.context())
  expect((await series('loss, memoryBytes,loss')).items.map(({ name, steps, points }) => ({ name, steps, points }))).toEqual([
    { name: 'loss', steps: [1, 2, 3], points: 3 }, { name: 'memoryBytes', steps: [1, 2, 3], points: 3 },
  ])
  await expect(series('loss,happiness')).rejects.toMatchObject({ code: 'REQUEST_INVALID', message: expect.stringContaining('"happiness"') })
  const again = await room.handlers.streamRunEvents({ runId, after: 4 }, room.context())
  const { value } = await again[Symbol.asyncIterator]().next()
  expect(value).toMatchObject({ id: 5 })
  await room.close()
})
