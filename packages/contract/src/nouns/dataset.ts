import { z } from 'zod'
import { Reason } from '../reasons/index.ts'
import { idOf, moment, reasoned, title } from './base.ts'

/** How the columns of a file become a conversation. */
export const Mapping = z.object({
  question: z.string().max(200).nullable().meta({ description: 'Column with what a person says; null for running text' }),
  answer: z.string().max(200).meta({ description: 'Column with what the model should say, or the text' }),
  system: z.string().max(200).nullable().meta({ description: 'Column with instructions that come first' }),
})
export type Mapping = z.output<typeof Mapping>

export const Column = z.object({ name: z.string(), samples: z.array(z.string()).max(3), filled: z.number().min(0).max(1) })

export const Dataset = z.object({
  id: idOf('dataset'),
  name: title,
  fileName: z.string().max(255),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.int().meta({ description: 'Rows in the file that could be read' }),
  rejectedRows: z.int().meta({ description: 'Rows that could not be read, each listed among the problems' }),
  layout: reasoned(z.string()).nullable().meta({ description: 'How a row is written; null where columns must be mapped by hand' }),
  columns: z.array(Column),
  mapping: Mapping.nullable().meta({ description: 'Given by hand, or guessed where the layout is unknown' }),
  needsMapping: z.boolean().meta({ description: 'Whether a person has to say what the columns mean' }),
  edits: z.int().meta({ description: 'Rows changed or left out since the upload' }),
  createdAt: moment,
})
export type Dataset = z.output<typeof Dataset>

export const RowMessage = z.object({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: z.string() })

/** A stretch of rendered text and whether the model learns to write it. */
export const Stretch = z.object({ text: z.string(), learned: z.boolean() })

export const RowProblem = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warning']),
  field: z.string().nullable().meta({ description: 'Column or path in the row, such as messages[2].content' }),
  problem: Reason,
  repair: Reason,
})

/** One row as the model will see it. */
export const DatasetRow = z.object({
  line: z.int().min(1).meta({ description: 'Line of the file; where several rows share one, they are counted on' }),
  fields: z.record(z.string(), z.json()),
  text: z.string().nullable().meta({ description: 'What stands in the file, for a row that could not be read' }),
  messages: z.array(RowMessage).nullable().meta({ description: 'The conversation; null where the row cannot be used' }),
  stretches: z.array(Stretch).meta({ description: 'The rendered row, with the loss mask; empty before a model is known' }),
  tokens: z.int().nullable(),
  edited: z.boolean().meta({ description: 'Whether it was changed or left out since the upload' }),
  leftOut: z.boolean(),
  problems: z.array(RowProblem),
})
export type DatasetRow = z.output<typeof DatasetRow>

/** All problems of one kind, and what one click does about them. */
export const ProblemGroup = z.object({
  kind: z.string(),
  title: z.string(),
  severity: z.enum(['error', 'warning']),
  rows: z.int(),
  lines: z.array(z.int()),
  fix: z.enum(['leave-out', 'none']).meta({ description: 'What the repair of all of them at once does' }),
})

/** The data proof: whether every row teaches something. */
export const Health = z.object({
  rows: z.int(),
  usableRows: z.int(),
  tokens: z.int(),
  supervisedTokens: z.int(),
  lengths: z.object({ p50: z.int(), p95: z.int(), p99: z.int(), max: z.int() }),
  groups: z.array(ProblemGroup),
})
export type Health = z.output<typeof Health>
