import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem } from 'node:os'

/** The machine in one line, for the head of a table. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const cores = availableParallelism()
  const instructions = vectorInstructions()
  return [
    `${model}, ${cores} cores${instructions ? ` (${instructions})` : ''}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB memory`,
    `${process.platform} ${release()}`,
    `Node ${process.versions.node}`,
  ].join(' · ')
}

/** The widest arithmetic that matters here, as Linux names it. */
function vectorInstructions(): string {
  const known = ['amx_tile', 'avx512_vnni', 'avx512f', 'avx2']
  return known.find((name) => processorFlags().has(name)) ?? ''
}

function processorFlags(): Set<string> {
  const path = '/proc/cpuinfo'
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return new Set(/^flags\s*:(.*)$/m.exec(text)?.[1].trim().split(' ') ?? [])
}
