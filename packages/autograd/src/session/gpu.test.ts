import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { probeProvider, providers, type Provider } from './providers.ts'

const others = (Object.keys(providers) as Provider[]).filter((provider) => provider !== 'cpu')
const probes = await Promise.all(others.map(probeProvider))

const limit = { timeout: 300_000 } // software emulation of a GPU is slow

describe.each(probes)('on the provider $provider', (probe) => {
  const reason = probe.works ? '' : ` (skipped: ${probe.detail.text})`
  it.skipIf(reason)(`every op, its gradient and a step agree with the reference${reason}`, limit, () => {
    const program = fileURLToPath(new URL('../ops/fixtures/run-cases.ts', import.meta.url))
    const env = { ...process.env, NVIDIA_TF32_OVERRIDE: '0' } // as `allowTensorFloat32(false)` has it
    const output = execFileSync(process.execPath, [program, probe.provider], { encoding: 'utf8', env })
    const errors: Record<string, number> = JSON.parse(output)
    expect(Object.entries(errors).filter(([, error]) => !(error < 1e-4))).toEqual([])
  })
})
