import { describe, expect, it } from 'vitest'
import { readSafetensorsHeader } from '../safetensors/header.ts'
import { readBytes, readTensor } from '../safetensors/read.ts'
import { codeOf, golden } from '../testing/folder.ts'
import { testWeights } from '../testing/weights.ts'
import { decodeAbsmax } from './absmax.ts'
import { NF4_CODE } from './code-book.ts'
import { dequantizeNf4 } from './dequantize.ts'
import { createDynamicMap } from './dynamic-map.ts'
import { quantizeNf4 } from './quantize.ts'
import { torchMean } from './torch-mean.ts'

const { tensors } = readSafetensorsHeader(golden('nf4.safetensors'))
const floats = (name: string) => readTensor(tensors.get(name)!)
const bytes = (name: string) => readBytes(tensors.get(name)!)

describe('NF4 against bitsandbytes, bit for bit', () => {
  it('has the same dynamic map', () => {
    expect(createDynamicMap()).toEqual(floats('dynamic_map'))
  })

  it('adds up means in the same order', () => {
    const counts = [1, 7, 8, 31, 32, 33, 300, 1024, 5000, 32767]
    const means = counts.map((count) => torchMean(testWeights(count).map(Math.abs)))
    expect(Float32Array.from(means)).toEqual(floats('means'))
  })

  it('quantises with double quantisation as the CPU kernel does', () => {
    const tensor = quantizeNf4(testWeights(150 * 128), [150, 128], { absmaxRounding: 'grid' })
    expect(tensor.codes).toEqual(bytes('double.codes'))
    expect(tensor.absmax).toEqual(bytes('double.grid'))
    expect(tensor.nestedAbsmax).toEqual(floats('double.nested_absmax'))
    expect(tensor.offset).toBe(floats('double.offset')[0])
    const every37th = dequantizeNf4(tensor).filter((_, i) => i % 37 === 0)
    expect(every37th).toEqual(floats('double.dequantized'))
  })

  it('takes the nearest codes of absmax by default', () => {
    const tensor = quantizeNf4(testWeights(150 * 128), [150, 128])
    expect(tensor.absmax).toEqual(bytes('double.nearest'))
    expect(tensor.absmax).not.toEqual(bytes('double.grid'))
  })

  it('quantises with single quantisation and other block sizes', () => {
    const tensor = quantizeNf4(testWeights(6 * 96), [6, 96], { blockSize: 32, doubleQuantization: false })
    expect(tensor.codes).toEqual(bytes('single.codes'))
    expect(tensor.absmax).toEqual(floats('single.absmax'))
  })

  it('quantises matrices that do not fill their last block, nor their last byte', () => {
    const tensor = quantizeNf4(testWeights(3 * 43), [3, 43], { doubleQuantization: false })
    expect(tensor.codes).toEqual(bytes('odd.codes'))
    expect(tensor.absmax).toEqual(floats('odd.absmax'))
  })

  it('takes the same side for values half-way between two codes, and for blocks of zeros', () => {
    const tensor = quantizeNf4(floats('edges.weights'), [1, 128], { doubleQuantization: false })
    expect(tensor.codes).toEqual(bytes('edges.codes'))
    expect(tensor.absmax).toEqual(floats('edges.absmax'))
  })
})

describe('NF4', () => {
  it('brings back matrices made of its own values', () => {
    const weights = Float32Array.from({ length: 256 }, (_, i) => NF4_CODE[(i * 7) % 16] * (i < 128 ? 0.5 : 4))
    const tensor = quantizeNf4(weights, [4, 64], { doubleQuantization: false })
    expect(dequantizeNf4(tensor)).toEqual(weights)
  })

  it('errs by no more than half the widest gap between codes, times the block scale', () => {
    const weights = testWeights(3 * 43)
    const tensor = quantizeNf4(weights, [3, 43], { doubleQuantization: false })
    const back = dequantizeNf4(tensor)
    expect(back).toHaveLength(129)
    const widest = (NF4_CODE[1] - NF4_CODE[0]) / 2
    const absmax = decodeAbsmax(tensor)
    weights.forEach((weight, i) => expect(Math.abs(weight - back[i])).toBeLessThan(widest * absmax[i >> 6] * 1.0001))
  })

  it('gives constant blocks back exactly, although their centred absmax is zero', () => {
    const weights = new Float32Array(512).fill(0.25)
    expect(dequantizeNf4(quantizeNf4(weights, [8, 64]))).toEqual(weights)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %f', (value) => {
    const weights = testWeights(3 * 43)
    for (const place of [5, 128]) {
      const broken = weights.slice()
      broken[place] = value
      expect(codeOf(() => quantizeNf4(broken, [3, 43]))).toBe('WEIGHTS_NOT_FINITE')
    }
  })
})
