import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busySeconds, processorSeconds } from './processor-time.ts'

/** What a process was seen to need, from its start to its end. */
export interface Measured<Result> {
  result: Result
  /** Most resident memory (`VmHWM`): private, and pages of mapped files. */
  peakBytes: number
  /** Most private memory (`RssAnon`), looked at every 20 ms. */
  privateBytes: number
  seconds: number
  /** Processor time that everything else on the machine took meanwhile, as a share of all of it: the noise. */
  othersShare: number
}

const sampleEvery = 20
const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs a program with a job, both as JSON files, and watches its memory. The program is called with the paths of the job
 * and of the file to write its result to.
 * @throws with the end of its output when it fails
 */
export async function measureChild<Result>(
  command: readonly string[],
  job: unknown,
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured<Result>> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-bench-'))
  const [jobFile, resultFile] = [join(folder, 'job.json'), join(folder, 'result.json')]
  try {
    writeFileSync(jobFile, JSON.stringify(job))
    const began = performance.now()
    const busyBefore = busySeconds()
    const [program, ...parameters] = command
    const child = spawn(program, [...parameters, jobFile, resultFile], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const endTogether = () => {
      child.kill()
      process.exit(1)
    }
    for (const signal of signals) process.once(signal, endTogether)
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    let [peakBytes, privateBytes, ownSeconds] = [0, 0, 0]
    const timer = setInterval(() => {
      const memory = memoryOf(child.pid)
      peakBytes = Math.max(peakBytes, memory.peak)
      privateBytes = Math.max(privateBytes, memory.private)
      ownSeconds = Math.max(ownSeconds, processorSeconds(child.pid))
    }, sampleEvery)
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    }).finally(() => {
      clearInterval(timer)
      for (const signal of signals) process.off(signal, endTogether)
    })
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${output.slice(-3000)}`)
    const seconds = (performance.now() - began) / 1000
    const { busy, all } = since(busyBefore)
    const othersShare = Math.max(0, busy - ownSeconds) / all
    const result = JSON.parse(readFileSync(resultFile, 'utf8')) as Result
    return { result, peakBytes, privateBytes, seconds, othersShare }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function since(before: { busy: number; all: number }) {
  const now = busySeconds()
  return { busy: now.busy - before.busy, all: Math.max(0.01, now.all - before.all) }
}

/** Memory of a process in bytes; 0 when it has ended. */
function memoryOf(pid: number | undefined): { peak: number; private: number } {
  let status = ''
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // ended between two looks
  }
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024
  return { peak: field('VmHWM'), private: field('RssAnon') }
}
