import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { add, cast, equal, lessOrEqual, square } from '../functional.ts'
import { feedsOf, transformerStack } from '../memory/fixtures/transformer-stack.ts'
import { relativeError } from '../reference/relative-error.ts'
import { input } from '../tensor.ts'
import { runOnce } from './run-once.ts'
import { createSession } from './session.ts'

describe('a session', () => {
  const graph = compile({ y: add(square(input('a', [2])), input('b', [2])) })
  const a = Float32Array.of(1, 2)

  it('runs again and again, and can be released', async () => {
    const session = await createSession(graph, { threads: 1 })
    expect(await session.run({ a, b: a })).toEqual({ y: Float32Array.of(2, 6) })
    expect(await session.run({ a, b: Float32Array.of(0, 0) })).toEqual({ y: Float32Array.of(1, 4) })
    await session.release()
  })

  it('refuses missing and unknown inputs, and arrays that do not fit', async () => {
    const session = await createSession(graph, { threads: 1 })
    await expect(session.run({ a })).rejects.toThrow('needs the input "b"')
    await expect(session.run({ a, b: a, c: a })).rejects.toThrow('has no input "c"')
    await expect(session.run({ a, b: new Float32Array(3) })).rejects.toThrow('"b" takes float32 [2], got 3 elements')
    await expect(session.run({ a, b: new Int32Array(2) })).rejects.toThrow('"b" takes float32 [2], got an Int32Array')
    await session.release()
  })

  it('takes and gives every element type of JavaScript', async () => {
    const ids = input('ids', [2], 'int32')
    const long = input('long', [2], 'int64')
    const flags = input('flags', [2], 'bool')
    const results = {
      ids: add(ids, ids),
      long: cast(cast(long, 'float32'), 'int64'),
      flags: equal(lessOrEqual(ids, ids), flags),
      bytes: cast(ids, 'uint8'),
      signed: cast(ids, 'int8'),
      pairs: cast(ids, 'uint16'),
    }
    const feeds = { ids: Int32Array.of(3, 4), long: BigInt64Array.of(5n, -6n), flags: Uint8Array.of(1, 0) }
    const named = Object.fromEntries(Object.entries(results).map(([name, tensor]) => [`${name}Out`, tensor]))
    expect(await runOnce(named, feeds, { threads: 1 })).toEqual({
      idsOut: Int32Array.of(6, 8),
      longOut: BigInt64Array.of(5n, -6n),
      flagsOut: Uint8Array.of(1, 0),
      bytesOut: Uint8Array.of(3, 4),
      signedOut: Int8Array.of(3, 4),
      pairsOut: Uint16Array.of(3, 4),
    })
  })

  it('refuses half-precision inputs and results, which would arrive empty', async () => {
    const half = input('half', [2], 'float16')
    await expect(runOnce({ y: cast(half, 'float32') })).rejects.toThrow('"half" is float16')
    await expect(runOnce({ y: cast(input('x', [2]), 'bfloat16') })).rejects.toThrow('"y" is bfloat16')
  })

  it('gives the same bits each time and in another session, and close ones with other threads', async () => {
    const step = transformerStack({ blocks: 2, hidden: 128, tokens: 96, recompute: 'smart' })
    const feeds = feedsOf(step)
    const run = async (threads: number) => {
      const session = await createSession(step, { threads })
      const runs = [await session.run(feeds), await session.run(feeds)]
      await session.release()
      return runs as Record<string, Float32Array>[]
    }
    const digest = (results: Record<string, Float32Array>) => {
      const hash = createHash('sha256')
      for (const data of Object.values(results)) hash.update(data)
      return hash.digest('hex')
    }
    const [alone] = await run(1)
    for (const threads of [1, 2]) {
      const all = [...(await run(threads)), ...(await run(threads))]
      expect(new Set(all.map(digest)).size, `${threads} threads`).toBe(1)
      for (const name in alone) expect(relativeError(all[0][name], alone[name]), name).toBeLessThan(1e-5)
    }
  })
})
