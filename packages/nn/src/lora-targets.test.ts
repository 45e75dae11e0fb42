import { TunesmithError } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { goldenFamilies, openGoldenFamily } from './families/golden-family.fixture.ts'
import { chooseLoraTargets } from './lora-targets.ts'

const { architecture: llama, layers } = openGoldenFamily('llama') // two layers
const { architecture: phi3 } = openGoldenFamily('phi3')

const shortNames = (request: string[]) =>
  chooseLoraTargets(llama, request).map((name) => name.replace('model.layers.', ''))

function failureOf(request: string[], architecture = llama): TunesmithError {
  try {
    chooseLoraTargets(architecture, request)
  } catch (error) {
    if (error instanceof TunesmithError) return error
  }
  throw new Error('the request was accepted')
}

describe('the layers that get adapters', () => {
  it.each(goldenFamilies)('are, left alone, the ones PEFT calls all-linear: %s', (name) => {
    const { architecture, folder } = openGoldenFamily(name)
    const matrices = [...folder.tensors.values()].filter(({ shape }) => shape.length === 2)
    const inBlocks = matrices.map((tensor) => tensor.name).filter((tensor) => !/embed_tokens|lm_head/.test(tensor))
    const expected = inBlocks.map((tensor) => tensor.replace('.weight', '')).toSorted()
    for (const request of ['auto', 'all-linear'] as const) {
      expect(chooseLoraTargets(architecture, request).toSorted()).toEqual(expected)
    }
  })

  it('are named by module, in every block', () => {
    expect(shortNames(['v_proj', 'q_proj'])).toEqual([
      '0.self_attn.q_proj',
      '0.self_attn.v_proj',
      '1.self_attn.q_proj',
      '1.self_attn.v_proj',
    ])
  })

  it('are named by what they are inside', () => {
    expect(shortNames(['layers.1.mlp'])).toEqual(['1.mlp.gate_proj', '1.mlp.up_proj', '1.mlp.down_proj'])
    expect(shortNames(['model'])).toHaveLength(layers.length)
  })

  it('are named by patterns', () => {
    expect(shortNames(['layers.*.mlp.*'])).toEqual(shortNames(['mlp']))
    expect(shortNames(['0.self_attn.*_proj'])).toHaveLength(4)
    expect(shortNames(['*.o_proj', 'down*'])).toEqual([
      '0.self_attn.o_proj',
      '0.mlp.down_proj',
      '1.self_attn.o_proj',
      '1.mlp.down_proj',
    ])
  })

  it('count once when asked for twice', () => {
    expect(shortNames(['q_proj', 'layers.*.self_attn.q_proj'])).toEqual(shortNames(['q_proj']))
  })

  it.each(['qproj', 'proj', 'lm_head', 'layers.2.mlp', 'layers.*.gate_proj', 'q.proj', '(q|k)_proj'])(
    'are refused where there are none: %s',
    (target) => {
      const error = failureOf(['o_proj', target])
      expect(error.code).toBe('LORA_TARGET_UNKNOWN')
      expect(error.message).toContain(`"${target}"`)
      expect(error.message).toContain('q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj')
    },
  )

  it('are refused with the fused layer to ask for instead', () => {
    const error = failureOf(['layers.*.self_attn.k_proj'], phi3)
    expect(error.code).toBe('LORA_TARGET_UNKNOWN')
    expect(error.message).toContain('part of qkv_proj')
    expect(error.message).toContain('qkv_proj, o_proj, gate_up_proj, down_proj')
    expect(failureOf(['up_proj'], phi3).message).toContain('part of gate_up_proj')
    expect(failureOf(['qkv_proj']).message).not.toContain('part of')
  })
})
