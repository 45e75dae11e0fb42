import { reason } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { availableProviders, chooseProvider, fastest, probeProvider, type ProbeResult, providers, type Provider } from './providers.ts'

describe('providers', () => {
  it('finds the CPU everywhere, and each other one works or says in a sentence why not', async () => {
    const available = await availableProviders()
    expect(available[0]).toBe('cpu')
    for (const provider of Object.keys(providers) as Provider[]) {
      const result = await probeProvider(provider)
      expect(result.works).toBe(available.includes(provider))
      if (result.works) expect(result.gigaflops).toBeGreaterThan(0)
      else expect(result.detail.text).toMatch(/\w+ \w+/)
    }
  })

  it('chooses for itself with a reason', async () => {
    const { value, reason } = await chooseProvider('auto')
    expect(await availableProviders()).toContain(value)
    expect(reason.text).toMatch(/processor|no GPU/)
  })

  it('prefers what was measured to be faster, and tells what does not work', () => {
    const cpu: ProbeResult = { provider: 'cpu', works: true, gigaflops: 400 }
    const gpu = (gigaflops: number): ProbeResult => ({ provider: 'webgpu', works: true, gigaflops })
    const broken: ProbeResult = { provider: 'cuda', works: false, detail: reason('probe.crashed', { signal: 'SIGSEGV' }) }
    expect(fastest([cpu, gpu(2000)])).toEqual({
      value: 'webgpu',
      reason: reason('provider.fastest', { speed: 2000, processor: 400 }),
    })
    expect(fastest([cpu, gpu(2000), { provider: 'cuda', works: true, gigaflops: 9000 }]).value).toBe('cuda')
    for (const emulated of [8, 400, 590]) {
      const { value, reason: { text } } = fastest([cpu, gpu(emulated), broken])
      expect(value).toBe('cpu')
      expect(text).toContain('webgpu works here but would not be faster')
      expect(text).toMatch(/; cuda does not work here: its driver crashed \(SIGSEGV\)$/)
    }
    expect(fastest([broken])).toEqual({
      value: 'cpu',
      reason: expect.objectContaining({
        text: 'no GPU was found that ONNX Runtime can use; cuda does not work here: its driver crashed (SIGSEGV)',
      }),
    })
  })

  it('takes what is asked for', async () => {
    expect(await chooseProvider('cpu')).toEqual({ value: 'cpu', reason: reason('provider.asked') })
  })

  it('refuses what does not work here, and names what does', async () => {
    const missing: Provider = process.platform === 'darwin' ? 'dml' : 'coreml'
    await expect(chooseProvider(missing)).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.stringContaining(missing),
      remedy: expect.stringContaining('cpu'),
    })
  })
})
