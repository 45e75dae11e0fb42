import { z } from 'zod'
import { moment } from './base.ts'
import { Model } from './model.ts'
import { Verdict } from './run.ts'

/** Name of a model in the registry; usable in addresses and as `model` of the API. */
export const RegisteredName = z.string().max(80).regex(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/).meta({ description: 'Small letters, digits and . _ -' })

/** A movable pointer to one version, such as `champion` or `candidate`. */
export const AliasName = z.string().max(40).regex(/^(?!\d+$)[a-z0-9]+(?:-[a-z0-9]+)*$/).meta({ description: 'Not a number, so that it cannot be a version' })

/** One version of a registered model. What it points to never changes. */
export const ModelVersion = z.object({
  name: RegisteredName,
  version: z.int().min(1),
  modelId: z.string().meta({ description: 'Identifier of the model, as the list of models has it' }),
  sha256: z.string().meta({ description: 'Over its files: the same number means the same weights' }),
  aliases: z.array(AliasName),
  notes: z.string().max(10_000),
  verdict: Verdict.nullable(),
  createdBy: z.string(),
  createdAt: moment,
})
export type ModelVersion = z.output<typeof ModelVersion>

/** A name under which versions of a model are kept. */
export const RegisteredModel = z.object({
  name: RegisteredName,
  notes: z.string().max(10_000),
  tags: z.array(z.string().trim().min(1).max(40)).max(20),
  latestVersion: z.int(),
  aliases: z.record(z.string(), z.int()).meta({ description: 'Version by alias' }),
  createdAt: moment,
  updatedAt: moment,
})
export type RegisteredModel = z.output<typeof RegisteredModel>

export const ModelFile = z.object({ path: z.string(), bytes: z.int(), sha256: z.string().nullable() })

/** Everything known about a model on this machine. */
export const ModelDetail = Model.extend({
  architecture: z
    .object({
      layers: z.int(), hiddenSize: z.int(), heads: z.int(), keyValueHeads: z.int(), vocabularySize: z.int(), tiedEmbeddings: z.boolean(),
    })
    .nullable(),
  tokenizer: z.string().nullable().meta({ description: 'Its kind, such as BPE' }),
  chatTemplate: z.string().nullable().meta({ description: 'As Jinja' }),
  memory: z.array(z.object({ precision: z.string(), bytes: z.number() })).meta({ description: 'Needed to run it, by precision of the weights' }),
  files: z.array(ModelFile),
  children: z.array(z.string()).meta({ description: 'Identifiers of models trained from it' }),
  runId: z.string().nullable(),
  dataset: z.object({ id: z.string(), name: z.string(), sha256: z.string(), rows: z.int() }).nullable().meta({ description: 'What it was trained on' }),
  verdict: Verdict.nullable(),
  licenceRule: z.object({
    use: z.enum(['free', 'conditions', 'restricted', 'unknown']),
    summary: z.string().meta({ description: 'What the licence asks of whoever shares it' }),
  }),
  card: z.string().meta({ description: 'Model card: a head of YAML as the hub reads it, then Markdown' }),
  versions: z.array(ModelVersion),
})
export type ModelDetail = z.output<typeof ModelDetail>

/** Where a model comes from and what came of it. */
export const Lineage = z.object({
  nodes: z.array(z.object({
    id: z.string(),
    kind: z.enum(['model', 'run', 'dataset', 'export']),
    label: z.string(),
    detail: z.string().nullable(),
  })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), relation: z.enum(['trained-from', 'trained-on', 'made', 'exported-as']) })),
})
export type Lineage = z.output<typeof Lineage>
