import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chosen, fail, plainReason, reason, type Chosen, type Reason } from '@tunesmith/contract'
import { listSupportedBackends } from 'onnxruntime-node'

/** Where a graph can run, by ONNX Runtime's names, and whether it has the contrib kernels there. */
export const providers = {
  cpu: { contrib: true },
  webgpu: { contrib: false },
  cuda: { contrib: true },
  dml: { contrib: false },
  coreml: { contrib: false },
} as const satisfies Record<string, { contrib: boolean }>

export type Provider = keyof typeof providers

/** What a try-out of a provider on this machine has shown. */
export type ProbeResult =
  | { provider: Provider; works: true; gigaflops: number }
  | { provider: Provider; works: false; detail: Reason }

/** A driver that has not answered by then hangs, or is too slow to be of use. */
const timeLimit = 30_000
const known = new Map<Provider, Promise<ProbeResult>>()

/**
 * Tries a provider out in a child process, which multiplies matrices with it: drivers can crash a process, and some
 * hang. The answer is remembered for the life of this process.
 */
export function probeProvider(provider: Provider): Promise<ProbeResult> {
  const result = known.get(provider) ?? tryOut(provider)
  known.set(provider, result)
  return result
}

const isBuiltIn = (provider: Provider) => listSupportedBackends().some(({ name }) => name === provider)

async function tryOut(provider: Provider): Promise<ProbeResult> {
  if (!isBuiltIn(provider)) {
    return { provider, works: false, detail: reason('probe.not-built-in', { platform: process.platform }) }
  }
  const program = fileURLToPath(new URL('probe-provider.ts', import.meta.url))
  try {
    const options = { timeout: timeLimit, killSignal: 'SIGKILL' } as const
    const { stdout } = await promisify(execFile)(process.execPath, [program, provider], options)
    return { provider, works: true, gigaflops: Number(stdout) }
  } catch (error) {
    return { provider, works: false, detail: explain(error as ChildFailure) }
  }
}

interface ChildFailure {
  killed?: boolean
  signal?: string | null
  stderr?: string
}

function explain({ killed, signal, stderr = '' }: ChildFailure): Reason {
  if (killed) return reason('probe.no-answer', { seconds: timeLimit / 1000 })
  if (signal) return reason('probe.crashed', { signal })
  const words = stderr.trim().split('\n').at(-1)?.replace(/^OrtSessionOptionsAppend\w+: /, '')
  if (words?.startsWith('Failed to load shared library')) return reason('probe.no-libraries')
  return words ? plainReason(words.replace(/\.$/, '')) : reason('probe.silent')
}

/** The providers that compute correctly on this machine; the CPU always does. */
export async function availableProviders(): Promise<Provider[]> {
  const others = (Object.keys(providers) as Provider[]).filter((provider) => provider !== 'cpu')
  const results = await Promise.all(others.map(probeProvider))
  return ['cpu', ...results.filter(({ works }) => works).map(({ provider }) => provider)]
}

/**
 * The provider to train on: the one asked for, or with `auto` the fastest that works here, by measurement (a GPU
 * emulated in software works, too, and is slow).
 * @throws PROVIDER_UNAVAILABLE when the one asked for does not work on this machine
 */
export async function chooseProvider(wanted: Provider | 'auto'): Promise<Chosen<Provider>> {
  if (wanted === 'cpu') return chosen(wanted, reason('provider.asked'))
  if (wanted === 'auto') return measureFastest()
  const result = await probeProvider(wanted)
  if (result.works) return chosen(wanted, reason('provider.asked-speed', { speed: result.gigaflops }))
  const available = await availableProviders()
  return fail('PROVIDER_UNAVAILABLE', { provider: wanted, detail: result.detail, available })
}

async function measureFastest(): Promise<Chosen<Provider>> {
  if (!mayHaveGpu()) return chosen('cpu', reason('provider.no-gpu'))
  const gpus = (Object.keys(providers) as Provider[]).filter((provider) => provider !== 'cpu' && isBuiltIn(provider))
  const results = await Promise.all(gpus.map(probeProvider))
  return fastest(results.some(({ works }) => works) ? [await probeProvider('cpu'), ...results] : results)
}

/** Device files of graphics processors on Linux, in a virtual machine of Windows (dxg) and on single-board computers. */
const gpuDevices = /^(dri|dxg|kfd|nvidia|nvhost|nvmap|mali|kgsl)/

/** Whether looking for a GPU is worth starting processes: not on a Linux without any, nor any Vulkan driver named. */
function mayHaveGpu(): boolean {
  const { VK_DRIVER_FILES, VK_ICD_FILENAMES } = process.env
  if (process.platform !== 'linux' || VK_DRIVER_FILES || VK_ICD_FILENAMES) return true
  return readdirSync('/dev').some((name) => gpuDevices.test(name))
}

/** A GPU must beat the processor by this factor in matrix products to be worth the copies to and from it. */
const worthwhile = 1.5

/** The fastest of the providers that work, and what was wrong with the others. */
export function fastest(results: readonly ProbeResult[]): Chosen<Provider> {
  const working = results.filter((result) => result.works)
  const gpus = working.filter(({ provider }) => provider !== 'cpu').toSorted((a, b) => b.gigaflops - a.gigaflops)
  const failures = results.filter((result) => !result.works)
  const withFailures = (choice: Reason) =>
    failures.reduce((before, { provider, detail }) => reason('provider.other-fails', { choice: before, provider, detail }), choice)
  if (gpus.length === 0) return chosen('cpu', withFailures(reason('provider.none-usable')))
  const [{ provider, gigaflops: speed }] = gpus
  const processor = working.find((result) => result.provider === 'cpu')?.gigaflops ?? 0
  return speed >= worthwhile * processor
    ? chosen(provider, withFailures(reason('provider.fastest', { speed, processor })))
    : chosen('cpu', withFailures(reason('provider.not-faster', { provider, speed, processor })))
}
