import type { Export, ExportChoice, ExportFormat, ExportPrecision } from '@tunesmith/contract'
import { reason } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { choicesByFormat, precisionsOf } from './choices.ts'
import { waysToRun } from './ways-to-run.ts'

const choice = (format: ExportFormat, precision: ExportPrecision | null, value: boolean, recommended = false): ExportChoice => ({
  format, precision, possible: { value, reason: reason('export.merged') }, bytes: 1,
  recommended: recommended ? reason('export.recommended-small') : null,
})

describe('the ways to export', () => {
  const formats = choicesByFormat([
    choice('adapter', null, false), choice('merged', null, true), choice('gguf', 'F32', false), choice('gguf', 'F16', true),
    choice('gguf', 'Q8_0', true, true), choice('ollama', 'F32', true), choice('ollama', 'Q8_0', true), choice('onnx', null, true),
  ])

  it('begin with the recommended one and end with those that are not possible', () => {
    expect(formats.map(({ format }) => format)).toEqual(['gguf', 'merged', 'ollama', 'onnx', 'adapter'])
    expect(formats.map(({ best }) => best.precision)).toEqual(['Q8_0', null, 'Q8_0', null, null])
  })

  it('offer the precisions that are possible', () => {
    expect(formats.map(precisionsOf)).toEqual([['F16', 'Q8_0'], [], ['F32', 'Q8_0'], [], []])
  })
})

describe('the commands for an export', () => {
  const made = (format: ExportFormat, ...paths: string[]): Pick<Export, 'format' | 'files' | 'modelName'> =>
    ({ format, modelName: 'Policy chatbot', files: paths.map((path) => ({ path, bytes: 1, sha256: '' })) })

  it('name the files that are really there', () => {
    const code = (...given: Parameters<typeof made>) => waysToRun(made(...given)).map((way) => way.code).join('\n')
    expect(code('gguf', 'README.md', 'policy-Q4_K_M.gguf')).toContain('llama-cli -m policy-Q4_K_M.gguf')
    expect(code('ollama', 'Modelfile', 'policy-Q8_0.gguf')).toContain('ollama create policy-chatbot -f Modelfile')
    expect(code('gguf-adapter', 'policy-lora.gguf')).toContain('--lora policy-lora.gguf')
    expect(code('onnx', 'onnx/model.onnx', 'config.json')).toContain('onnx/model.onnx')
    expect(code('merged', 'model.safetensors')).toContain('AutoModelForCausalLM')
    expect(code('adapter', 'adapter_model.safetensors')).toContain('AutoPeftModelForCausalLM')
  })
})
