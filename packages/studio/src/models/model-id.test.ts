import { expect, it } from 'vitest'
import { asHubModel, asRegistered, checkpointId, homeOf, listedId } from './model-id.ts'

const run = 'run_aaaaaaaaaaaaaaaa'

it.each([
  ['someone/small', 'someone/small', 'someone/small'],
  ['someone/small@abc', 'someone/small', 'someone/small'],
  ['someone/small:a-Q8_0.gguf', 'someone/small:a-Q8_0.gguf', 'someone/small'],
  ['someone/small:a-Q8_0.GGUF@abc', 'someone/small:a-Q8_0.GGUF', 'someone/small'],
  [`small@${'0'.repeat(40)}`, 'small', 'small'],
  [checkpointId(run, 10), run, run],
  [run, run, run],
  ['tunesmith-base-10m', 'tunesmith-base-10m', 'tunesmith-base-10m'],
])('%s is listed as %s, and deleted with %s', (id, listed, home) => {
  expect([listedId(id), homeOf(id)]).toEqual([listed, home])
})

it.each(['small', 'someone/small:adapter', 'someone/small:../a.gguf', 'someone/small:a/b.gguf', 'ft:someone/small:me::id', 'a/b@c@d'])('%s is no model of the hub', (id) => {
  expect(asHubModel(id)).toBeNull()
})

it.each([['shelves', null], ['shelves@3', '3'], ['shelves@candidate-2', 'candidate-2'], ['a.b_c-d@1', '1']])('%s can be a name in the registry', (id, which) => {
  expect(asRegistered(id)).toEqual({ name: id.split('@')[0], which })
})

it.each(['Shelves', 'shelves@', '@1', 'shelves@@1', '../shelves', 'a/b', 'shelves@1@2', ''])('%s can be none', (id) => {
  expect(asRegistered(id)).toBeNull()
})
