import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { declarations } from './declarations.ts'

/*
 * Writes dist/: the client as one file of plain JavaScript, with its types. Outside of this repository nothing runs
 * TypeScript: Node does not under node_modules.
 */

const root = join(import.meta.dirname, '..')
const folder = join(root, 'dist')

/** Beside and renamed: whoever reads meanwhile sees the old file or the new one. */
async function write(name: string, text: string): Promise<void> {
  const beside = join(root, `.${name}.${process.pid}`)
  await writeFile(beside, text)
  await rename(beside, join(folder, name))
}

const bundle = await rolldown({ input: join(root, 'src/index.ts'), platform: 'neutral' })
const { output } = await bundle.generate({ format: 'esm' })
await bundle.close()
if (output.length !== 1 || output[0].imports.length > 0) throw new Error('the client has to be one file that needs nothing')

await mkdir(folder, { recursive: true })
await write('index.js', output[0].code)
await write('index.d.ts', declarations())
