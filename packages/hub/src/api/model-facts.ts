import type { HubModel } from '@tunesmith/contract'
import { z } from 'zod'

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())])

/** What the hub says of a model, as far as it is used here; what has another form than expected is taken as not said. */
const Entry = z.object({
  name: z.string(),
  downloads: z.int().catch(0),
  likes: z.int().catch(0),
  updatedAt: z.date().nullable().catch(null),
  private: z.boolean().catch(false),
  gated: z.union([z.literal(false), z.enum(['auto', 'manual'])]).catch(false),
  tags: z.array(z.string()).catch([]),
  config: z.object({ model_type: z.string().nullable().catch(null) }).catch({ model_type: null }),
  safetensors: z.object({ total: z.int() }).nullable().catch(null),
  cardData: z
    .object({ license: texts.catch([]), license_name: z.string().nullable().catch(null), language: texts.catch([]) })
    .catch({ license: [], license_name: null, language: [] }),
})

/** The fields of the hub that a model is described by. */
export const modelFields = ['tags', 'config', 'safetensors', 'cardData'] as const

const gates = { false: 'no', auto: 'automatic', manual: 'manual' } as const
const formatTags = [['safetensors', 'safetensors'], ['gguf', 'gguf'], ['pytorch', 'pickle']] as const

/** A model as the hub describes it; whether it is on this machine is for others to say. @throws ZodError */
export function modelFacts(entry: unknown): Omit<HubModel, 'isHere'> {
  const { name, downloads, likes, updatedAt, private: isPrivate, gated, tags, config, safetensors, cardData } = Entry.parse(entry)
  const formats = formatTags.filter(([tag]) => tags.includes(tag)).map(([, format]) => format)
  const licence = cardData.license_name ?? cardData.license[0] ?? tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length)
  return {
    name, downloads, likes,
    updatedAt: updatedAt === null || Number.isNaN(updatedAt.getTime()) ? null : updatedAt.toISOString(),
    licence: licence ?? null,
    languages: cardData.language,
    family: config.model_type,
    parameters: safetensors?.total ?? null,
    gated: gates[`${gated}`],
    private: isPrivate,
    formats: formats.length > 0 ? formats : ['other'],
  }
}
