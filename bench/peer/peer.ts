import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What peer/train.py is told to do. */
export interface PeerJob {
  model: string
  adapter: string
  /** The arguments of the model's forward pass; one batch a step. Labels of −100 are not learned. */
  steps: { input_ids: number[][]; labels: number[][]; attention_mask?: number[][] }[]
  warmup: number
  threads: number
}

/** Position whose label does not count in the loss. */
export const ignored = -100

export const trainProgram = join(import.meta.dirname, 'train.py')

export interface PeerEnvironment {
  key: (typeof peerKeys)[number]
  name: string
  environment: Record<string, string>
}

export const peerKeys = ['active', 'passive', 'installed'] as const

/**
 * Environments in which the peer is tried; the fastest counts for speed, the leanest for memory. What keeps memory lets
 * glibc neither give freed blocks back nor map large ones anew, which saves PyTorch the page faults of every step.
 */
export function peerEnvironments(threads: number, keys: readonly string[] = peerKeys): PeerEnvironment[] {
  const common = { OMP_NUM_THREADS: String(threads), HF_HUB_OFFLINE: '1', TOKENIZERS_PARALLELISM: 'false' }
  const keepsMemory = { MALLOC_MMAP_MAX_: '0', MALLOC_TRIM_THRESHOLD_: '17179869184', MALLOC_TOP_PAD_: '67108864' }
  const all: PeerEnvironment[] = [
    { key: 'active', name: 'OMP active, keeps memory', environment: { ...common, ...keepsMemory, OMP_WAIT_POLICY: 'active' } },
    { key: 'passive', name: 'OMP passive, keeps memory', environment: { ...common, ...keepsMemory, OMP_WAIT_POLICY: 'passive' } },
    { key: 'installed', name: 'as installed', environment: common },
  ]
  return all.filter(({ key }) => keys.includes(key))
}

/** The interpreter of `bench/.venv`, which is made and filled from PyPI when it is not there. */
export function peerPython(): string {
  const folder = join(import.meta.dirname, '../.venv')
  const python = join(folder, 'bin/python')
  const ready = join(folder, 'requirements-installed')
  if (existsSync(ready)) return python
  const show = { stdio: 'inherit' } as const
  console.log('Making bench/.venv with PyTorch, Transformers and PEFT from PyPI (about 4 GB, once) …')
  execFileSync('python3', ['-m', 'venv', folder], show)
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', join(import.meta.dirname, 'requirements.txt')], show)
  execFileSync('touch', [ready])
  return python
}

/** The versions that were measured, as one line. */
export function peerVersions(python: string): string {
  const modules = { torch: 'PyTorch', transformers: 'Transformers', peft: 'PEFT' }
  const program = `from importlib.metadata import version\nprint(*map(version, ${JSON.stringify(Object.keys(modules))}))`
  const versions = execFileSync(python, ['-c', program], { encoding: 'utf8' }).trim().split(' ')
  return Object.values(modules).map((name, index) => `${name} ${versions[index]}`).join(', ')
}
