import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubCacheFolder } from '../environment.ts'
import { cachedModels, findCachedModel } from './cached-models.ts'

let cache: string
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'tunesmith-hub-'))
  addSnapshot('models--owner--with--dashes', 'old', { minutesAgo: 1 })
  addSnapshot('models--owner--with--dashes', 'current', { minutesAgo: 9, ref: 'main' })
  addSnapshot('models--gpt2', 'older', { minutesAgo: 9 })
  addSnapshot('models--gpt2', 'newer', { minutesAgo: 1 })
  addSnapshot('models--owner--tokenizer-only', 'abc', { minutesAgo: 1, files: ['config.json', 'tokenizer.json'] })
  addSnapshot('models--owner--updated', 'whole', { minutesAgo: 9, files: ['config.json', 'pytorch_model.bin'] })
  addSnapshot('models--owner--updated', 'tokenizer', { minutesAgo: 1, ref: 'main', files: ['config.json'] })
  addSnapshot('models--owner--without-branch', 'abc', { minutesAgo: 1 })
  mkdirSync(join(cache, 'models--owner--without-branch/refs/main/not-a-branch'), { recursive: true })
  addSnapshot('datasets--owner--rows', 'abc', { minutesAgo: 1 })
})
afterAll(() => rmSync(cache, { recursive: true, force: true }))

interface Snapshot {
  minutesAgo: number
  ref?: string
  files?: string[]
}

const wholeModel = ['config.json', 'model-00001-of-00002.safetensors']

function addSnapshot(model: string, commit: string, { minutesAgo, ref, files = wholeModel }: Snapshot) {
  const path = join(cache, model, 'snapshots', commit)
  mkdirSync(path, { recursive: true })
  for (const file of files) writeFileSync(join(path, file), '{}')
  const time = new Date(Date.now() - minutesAgo * 60_000)
  utimesSync(path, time, time)
  if (ref === undefined) return
  mkdirSync(join(cache, model, 'refs'))
  writeFileSync(join(cache, model, 'refs', ref), `${commit}\n`)
}

describe('the cache of downloaded models', () => {
  it('lists models that have weights, with the snapshot that main points to, else the youngest', () => {
    expect(cachedModels(cache)).toEqual([
      { name: 'gpt2', path: join(cache, 'models--gpt2/snapshots/newer') },
      { name: 'owner/updated', path: join(cache, 'models--owner--updated/snapshots/whole') },
      { name: 'owner/with--dashes', path: join(cache, 'models--owner--with--dashes/snapshots/current') },
      { name: 'owner/without-branch', path: join(cache, 'models--owner--without-branch/snapshots/abc') },
    ])
    expect(cachedModels(join(cache, 'nowhere'))).toEqual([])
  })

  it('finds a model by its name, and nothing by a path', () => {
    expect(findCachedModel('gpt2', cache)).toBe(join(cache, 'models--gpt2/snapshots/newer'))
    expect(findCachedModel('owner/with--dashes', cache)).toBe(join(cache, 'models--owner--with--dashes/snapshots/current'))
    for (const name of ['owner/tokenizer-only', 'absent', '../gpt2', '/gpt2', 'a/b/c', '']) expect(findCachedModel(name, cache)).toBeUndefined()
  })

  it('is where the tools of Hugging Face look for it', () => {
    expect(hubCacheFolder({})).toBe(join(homedir(), '.cache/huggingface/hub'))
    expect(hubCacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/huggingface/hub')
    expect(hubCacheFolder({ HF_HOME: '/h', XDG_CACHE_HOME: '/x' })).toBe('/h/hub')
    expect(hubCacheFolder({ HF_HUB_CACHE: '/c', HF_HOME: '/h' })).toBe('/c')
  })
})
