import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { niceness } from './give-way.ts'

it('lets other processes and other sessions go first', async () => {
  const program = `
    import { giveWay } from ${JSON.stringify(join(import.meta.dirname, 'give-way.ts'))}
    giveWay()
    process.stdout.write('done')
    process.stdin.resume()
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    await once(child.stdout, 'data')
    expect(getPriority(child.pid)).toBe(niceness)
    const group = `/proc/${child.pid}/autogroup`
    if (existsSync(group)) expect(readFileSync(group, 'utf8')).toMatch(new RegExp(` nice ${niceness}\\n$`))
  } finally {
    child.kill('SIGKILL')
  }
})
