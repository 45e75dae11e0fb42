import { describe, expect, it } from 'vitest'
import { availableProviders, chooseProvider, probeProvider, providers, type Provider } from './providers.ts'

describe('providers', () => {
  it('finds the CPU everywhere, and each other one works or says in a sentence why not', async () => {
    const available = await availableProviders()
    expect(available[0]).toBe('cpu')
    for (const provider of Object.keys(providers) as Provider[]) {
      const result = await probeProvider(provider)
      expect(result.works).toBe(available.includes(provider))
      if (result.works) expect(result.gigaflops).toBeGreaterThan(0)
      else expect(result.detail).toMatch(/\w+ \w+/)
    }
  })

  it('chooses for itself with a reason', async () => {
    const { value, reason } = await chooseProvider('auto')
    expect(await availableProviders()).toContain(value)
    expect(reason).toMatch(/processor|no GPU/)
  })

  it('takes what is asked for', async () => {
    expect(await chooseProvider('cpu')).toEqual({ value: 'cpu', reason: 'asked for' })
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
