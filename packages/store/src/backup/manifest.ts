import { z } from 'zod'

/** The last entry of a backup: with it, the backup is whole. */
export const manifestName = 'manifest.json'

export const Manifest = z.strictObject({
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  databaseVersion: z.int().min(1),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: z.string().length(64) })),
})
/** Everything that a backup holds, with the SHA-256 of its bytes. */
export type Manifest = z.infer<typeof Manifest>
