import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testFolder, testHub } from '../../testing/test-hub.ts'
import { downloadModel } from '../download/download-model.ts'
import { uploadModel } from './upload-model.ts'

const accounts = { hf_ada: { name: 'ada' } }

/** A model as files: small ones, one sent whole, one sent in parts. */
function modelFiles(): Record<string, string> {
  const folder = testFolder()
  const contents = { 'config.json': '{}', 'README.md': '# Mine', 'tokenizer.model': randomBytes(1000), 'model.safetensors': randomBytes(700_000) }
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content)
  return Object.fromEntries(Object.keys(contents).map((name) => [name, join(folder, name)]))
}

it('what is published can be downloaded again, byte for byte', async () => {
  const { server, client } = await testHub({ accounts, token: 'hf_ada' })
  const files = modelFiles()
  const progress: number[] = []
  const upload = { model: 'ada/mine', private: true, files, message: 'Export of a run' }
  const { url, commit } = await uploadModel(client, { ...upload, onProgress: ({ bytes, totalBytes }) => progress.push(bytes / totalBytes) })
  expect(url).toBe(`${server.url}/ada/mine`)
  expect(server.repository('ada/mine')).toMatchObject({ private: true, branches: new Map([['main', commit]]) })
  expect(progress.at(-1)).toBe(1)
  const { path } = await downloadModel(client, { model: 'ada/mine', revision: 'main', cache: testFolder() })
  for (const [name, file] of Object.entries(files)) expect(readFileSync(join(path, name)).equals(readFileSync(file))).toBe(true)

  server.requests.length = 0
  await uploadModel(client, upload)
  expect(server.requests.filter(({ place }) => place === 'files')).toEqual([]) // all of it is there already
})

it.each([[null, 'HUB_TOKEN_NEEDED'], ['hf_forged', 'HUB_TOKEN_REJECTED']])('with the token %s nothing is published: %s', async (token, code) => {
  const { client } = await testHub({ accounts, token })
  await expect(uploadModel(client, { model: 'ada/mine', private: false, files: modelFiles(), message: 'x' })).rejects.toMatchObject({ code })
})

it.each([['hf_ada', 'someone/theirs'], ['hf_reader', 'ada/mine']])('the token %s does not let %s be written', async (token, model) => {
  const { server, client } = await testHub({ accounts: { ...accounts, hf_reader: { name: 'ada', readsOnly: true } }, token })
  server.publish('ada/mine', { 'README.md': '# Mine' })
  await expect(uploadModel(client, { model, private: false, files: modelFiles(), message: 'x' }))
    .rejects.toMatchObject({ code: 'HUB_WRITE_DENIED', params: { account: 'ada', model } })
})
