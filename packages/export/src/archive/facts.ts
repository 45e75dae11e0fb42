import { z } from 'zod'

const file = z.object({ path: z.string().max(200), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** What an archive tells of its model beside the model itself: model.json. */
export const ArchiveFacts = z.object({
  version: z.literal(1),
  name: z.string().min(1).max(200),
  createdAt: z.string().max(40),
  /** What an adapter has to be on, byte for byte; null for a whole model. */
  base: z.object({ id: z.string().max(400), files: z.array(file).min(1).max(1000) }).nullable(),
  /** Instructions it was trained with. */
  system: z.string().max(100_000).nullable(),
  licence: z.string().nullable(),
  /** Where it is in the registry of its maker, as name@version. */
  registered: z.array(z.string()),
  /** How it came about, for people to read. */
  training: z.unknown(),
  /** What the proof of the archive found. */
  proof: z.unknown(),
})
export type ArchiveFacts = z.output<typeof ArchiveFacts>
