import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { add, mul, reshape, square, sum } from './functional.ts'
import { runOnce } from './session/run-once.ts'
import { input } from './tensor.ts'

const x = input('x', [3])
const feeds = { x: Float32Array.of(1, 2, 3) }

describe('compile', () => {
  it('names inputs and results as asked', () => {
    const graph = compile({ loss: sum(mul(x, input('scale', []))) })
    expect(graph.inputs).toEqual([
      { name: 'x', shape: [3], dtype: 'float32' },
      { name: 'scale', shape: [], dtype: 'float32' },
    ])
    expect(graph.outputs).toEqual([{ name: 'loss', shape: [], dtype: 'float32' }])
  })

  it('gives a value under several names, also an input itself, also one that only changed its shape', async () => {
    const y = square(x)
    const results = await runOnce({ y, same: y, x1: x, row: reshape(y, [1, 3]), z: add(y, x) }, feeds)
    const squares = Float32Array.of(1, 4, 9)
    expect(results).toEqual({ y: squares, same: squares, x1: feeds.x, row: squares, z: Float32Array.of(2, 6, 12) })
  })

  it('lets names look like anything but the engine\'s own', async () => {
    const results = await runOnce({ t1: square(x), r2: sum(x), step1: add(x, x) }, feeds)
    expect(results.r2).toEqual(Float32Array.of(6))
    expect(() => compile({ '%1': square(x) })).toThrow('own')
    expect(() => compile({ y: square(input('%2', [3])) })).toThrow('own')
  })

  it('refuses two inputs of the same name, and a result named like an input', () => {
    expect(() => compile({ x: square(x) })).toThrow('"x" names an input and a result')
    expect(() => compile({ y: add(input('a', [3]), input('a', [3])) })).toThrow('two inputs named "a"')
  })
})
