// A training process that may only take so much more memory than when everything is loaded, or than after a step of its
// first attempt: node --expose-gc limited-worker.ts <megabytes> <step> <run folder> [resume]
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { trainRun } from '../src/recipes/sft.ts'
import { runWorker } from '../src/worker/run-worker.ts'

const [megabytes, atStep] = process.argv.splice(2, 2).map(Number)
const isResumed = process.argv.length > 3

function limit(): void {
  globalThis.gc?.()
  // writable private memory; address space would also count what V8 and WebAssembly only reserve
  const kibibytes = /^VmData:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]
  const bytes = Number(kibibytes) * 1024 + megabytes * 1e6
  execFileSync('prlimit', ['--pid', String(process.pid), `--data=${Math.round(bytes)}`])
}

if (atStep === 0) limit()
await runWorker((spec, options) => {
  let steps = 0
  const requested = () => {
    if (++steps === atStep && !isResumed) limit()
    return options.control.requested()
  }
  return trainRun(spec, { ...options, control: { requested } })
})
