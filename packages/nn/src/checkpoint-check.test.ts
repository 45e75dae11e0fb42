import { TunesmithError } from '@tunesmith/contract'
import { readSafetensorsHeader, writeSafetensors, type Dtype, type TensorToWrite } from '@tunesmith/formats'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkFinite, checkWeights, findNonFinite } from './checkpoint-check.ts'
import { goldenFamilies, openGoldenFamily } from './families/golden-family.fixture.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tunesmith-check-')))
afterAll(() => rmSync(folder, { recursive: true }))

function messageOf(check: () => void, code: TunesmithError['code']): string {
  try {
    check()
  } catch (error) {
    if (error instanceof TunesmithError && error.code === code) return error.message
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the tensors of a checkpoint', () => {
  it.each(goldenFamilies)('are all there: %s', (name) => {
    const { architecture, folder } = openGoldenFamily(name)
    checkWeights(architecture, folder.tensors)
    checkFinite(folder.tensors.values())
  })

  const { architecture, folder: llama } = openGoldenFamily('llama')
  const problemsWith = (change: (tensors: typeof llama.tensors) => void): string => {
    const tensors = new Map(llama.tensors)
    change(tensors)
    return messageOf(() => checkWeights(architecture, tensors), 'MODEL_WEIGHTS_UNFIT')
  }

  it('may have others beside them', () => {
    const inverse = { ...llama.tensors.get('model.norm.weight')!, name: 'rotary_emb.inv_freq', dtype: 'I64' as const }
    checkWeights(architecture, new Map([...llama.tensors, [inverse.name, inverse]]))
  })

  it('are listed in one message when they do not fit', () => {
    const message = problemsWith((tensors) => {
      const [embedding, up] = ['model.embed_tokens.weight', 'model.layers.1.mlp.up_proj.weight']
      tensors.set(embedding, { ...tensors.get(embedding)!, shape: [100, 32] })
      tensors.set(up, { ...tensors.get(up)!, dtype: 'U8' })
      tensors.delete('model.norm.weight')
    })
    expect(message.split('\n')).toEqual([
      `${llama.path} does not hold the weights of the llama model that its config.json describes:`,
      '  model.embed_tokens.weight has the shape [100, 32], not [96, 32]',
      '  model.layers.1.mlp.up_proj.weight is stored as U8, not as F32, F16, BF16',
      '  model.norm.weight is missing',
    ])
  })

  it('are counted when many do not fit', () => {
    const message = problemsWith((tensors) => {
      for (const name of tensors.keys()) if (name.includes('layers.1')) tensors.delete(name)
    })
    expect(message.split('\n')).toHaveLength(5)
    expect(message).toContain('layers.1.self_attn.q_proj.weight is missing')
    expect(message).toContain('and 6 more')
  })

  it('of nothing at all do not fit', () => {
    expect(problemsWith((tensors) => tensors.clear())).toContain('model.embed_tokens.weight is missing')
  })
})

/** Bits of numbers that are hard to tell from NaN and infinity, and of these. */
const bits = {
  F32: {
    finite: [0, 0x80000000, 0x7f7fffff, 0xff7fffff, 0x007fffff, 0x3f800000],
    not: [0x7f800000, 0xff800000, 0x7fc00000, 0xff800001],
  },
  F16: { finite: [0, 0x8000, 0x7bff, 0xfbff, 0x03ff, 0x3c00], not: [0x7c00, 0xfc00, 0x7e00, 0xfc01] },
  BF16: { finite: [0, 0x8000, 0x7f7f, 0xff7f, 0x007f, 0x3f80], not: [0x7f80, 0xff80, 0x7fc0, 0xff81] },
}

describe.each(['F32', 'F16', 'BF16'] as const)('numbers stored as %s', (dtype) => {
  const ArrayOf = dtype === 'F32' ? Uint32Array : Uint16Array
  const tensorOf = (name: string, data: Uint32Array | Uint16Array): TensorToWrite =>
    ({ name, dtype, shape: [data.length], data })
  const written = (...tensors: TensorToWrite[]) => {
    const file = join(folder, `${dtype}.safetensors`)
    writeSafetensors(file, tensors)
    return [...readSafetensorsHeader(file).tensors.values()]
  }

  it('pass when finite, the greatest and smallest too', () => {
    const { finite } = bits[dtype]
    for (const count of [finite.length, finite.length - 1]) {
      expect(findNonFinite(written(tensorOf('a', ArrayOf.from(finite.slice(0, count)))))).toBeUndefined()
    }
  })

  it.each(bits[dtype].not)('are found when NaN or infinite, wherever they are: %d', (bad) => {
    for (const position of [0, 1, 5, 6]) {
      const data = ArrayOf.from([...bits[dtype].finite, 0])
      data[position] = bad
      const tensors = written(tensorOf('good', new ArrayOf(3)), tensorOf('bad', data))
      expect(findNonFinite(tensors)?.name).toBe('bad')
    }
  })

  it('are found beyond the first chunk', () => {
    const data = new ArrayOf(5_000_001)
    data[data.length - 1] = bits[dtype].not[0]
    const tensors = written(tensorOf('large', data))
    const message = messageOf(() => checkFinite(tensors), 'WEIGHTS_NOT_FINITE')
    expect(message).toContain(`large in ${join(folder, `${dtype}.safetensors`)}`)
  })
})

it('formats without NaN are passed over', () => {
  const file = join(folder, 'codes.safetensors')
  const dtype: Dtype = 'U8'
  writeSafetensors(file, [{ name: 'codes', dtype, shape: [8], data: new Uint8Array(8).fill(255) }])
  expect(findNonFinite(readSafetensorsHeader(file).tensors.values())).toBeUndefined()
})
