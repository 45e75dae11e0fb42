import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('the example of the README runs and learns', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const [, program] = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${folder}/README.md`, 'utf8'))!
  const output = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: folder,
    encoding: 'utf8',
  })
  const losses = Array.from(output.matchAll(/loss (\S+)/g), ([, loss]) => Number(loss))
  expect(losses).toHaveLength(6)
  expect(losses[0]).toBeGreaterThan(0.1)
  expect(losses[5]).toBeLessThan(losses[0] / 10)
})
