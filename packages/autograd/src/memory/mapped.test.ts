import { expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { add, gather, matmul, sum } from '../functional.ts'
import { external, input } from '../tensor.ts'
import { mappedBytes } from './mapped.ts'

const rows = 50_000
const width = 64
const bytes = rows * width * 4
const stored = (name: string) =>
  external(name, { file: 'weights.safetensors', offset: 0, byteLength: bytes }, [rows, width], 'float32')

it('counts a weight that is computed with once for each name it has', () => {
  const x = input('x', [2, width])
  const products = [stored('weight'), stored('the same again')].map((weight) => matmul(x, weight, { transposeB: true }))
  expect(mappedBytes(compile({ y: sum(add(products[0], products[1])) }).model)).toBe(2 * bytes)
})

it('counts of a table that rows are only looked up in what comes into memory around them', () => {
  const ids = input('ids', [3, 5], 'int32')
  const found = gather(stored('table'), ids)
  expect(mappedBytes(compile({ y: sum(found) }).model)).toBe(3 * 5 * 64 * 1024)

  const table = stored('table')
  const both = add(sum(gather(table, ids)), sum(matmul(input('x', [1, width]), table, { transposeB: true })))
  expect(mappedBytes(compile({ y: both }).model)).toBe(bytes)
})
