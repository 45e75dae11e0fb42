import { createHash } from 'node:crypto'
import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join, sep } from 'node:path'
import { reason, type Reason } from '@tunesmith/contract'
import { writeFileDurably } from '@tunesmith/formats'
import { z } from 'zod'

/** Name of the file that is written last and makes a checkpoint whole. */
export const manifestName = 'manifest.json'

const Manifest = z.strictObject({
  version: z.literal(1),
  step: z.int().min(0),
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256: z.string().length(64) })),
})
/** What a checkpoint holds: every file with its size and the SHA-256 of its bytes. */
export type Manifest = z.infer<typeof Manifest>

/** Paths of the files in a folder and below, with `/`, sorted; without the manifest. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== manifestName && !lstatSync(join(folder, name)).isDirectory())
    .map((name) => name.split(sep).join('/'))
    .sort()
}

/** Takes the sums of every file in the folder and writes its manifest. */
export function writeManifest(folder: string, step: number): Manifest {
  const files = Object.fromEntries(listFiles(folder).map((name) => [name, sumOf(join(folder, name))]))
  const manifest: Manifest = { version: 1, step, files }
  writeFileDurably(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** The outcome of a check: the manifest, or the first reason not to trust the folder. */
export type Verification = { manifest: Manifest } | { damage: Reason }

/** Compares every file of a checkpoint with its manifest. */
export function verifyManifest(folder: string, step: number): Verification {
  const file = manifestName
  if (!existsSync(join(folder, file))) return { damage: reason('damage.unfinished', { file }) }
  const manifest = readManifest(folder)
  if (!manifest) return { damage: reason('damage.unreadable', { file }) }
  if (manifest.step !== step) return { damage: reason('damage.other-step', { file, step: manifest.step }) }
  const present = new Set(listFiles(folder))
  for (const [name, expected] of Object.entries(manifest.files)) {
    if (!present.has(name)) return { damage: reason('damage.missing', { file: name }) }
    const bytes = lstatSync(join(folder, name)).size
    if (bytes !== expected.bytes) return { damage: reason('damage.size', { file: name, found: bytes, expected: expected.bytes }) }
    if (sumOf(join(folder, name)).sha256 !== expected.sha256) return { damage: reason('damage.changed', { file: name }) }
  }
  return { manifest }
}

function readManifest(folder: string): Manifest | null {
  try {
    return Manifest.safeParse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8'))).data ?? null
  } catch {
    return null
  }
}

const chunk = Buffer.allocUnsafe(1 << 20)

/** Size and SHA-256 of a file. */
export function sumOf(path: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256')
  const descriptor = openSync(path, 'r')
  let bytes = 0
  try {
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, read))
      bytes += read
    }
  } finally {
    closeSync(descriptor)
  }
  return { bytes, sha256: hash.digest('hex') }
}
