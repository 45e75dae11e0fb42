import { z } from 'zod'
import { Reason } from '../reasons/index.ts'

/** Identifiers are made by the studio: a prefix that says what it is, and random characters. */
export const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{12,32}$`)).meta({ description: `Identifier, ${prefix}_…` })

export const moment = z.iso.datetime().meta({ description: 'In UTC' })

export const title = z.string().trim().min(1).max(120)

/** A choice made for the person, with its reason. */
export const reasoned = <T extends z.ZodType>(value: T) => z.object({ value, reason: Reason })

/** A page of a list. */
export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0).meta({ description: 'Entries to pass over' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Entries to return, at most' }),
})

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int().min(0) })
