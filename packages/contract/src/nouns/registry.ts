import { z } from 'zod'
import { moment } from './base.ts'
import { LicenceRule } from './licence.ts'
import { Model } from './model.ts'
import { Verdict } from './run.ts'

/** Name of a model in the registry; usable in addresses and as `model` of the API. */
export const RegisteredName = z.string().max(80).regex(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/).meta({ description: 'Small letters, digits and . _ -' })

/** A movable pointer to one version, such as `champion` or `candidate`. */
export const AliasName = z.string().max(40).regex(/^(?!\d+$)[a-z0-9]+(?:-[a-z0-9]+)*$/).meta({ description: 'Not a number, so that it cannot be a version' })

/** The alias that a name without version or alias stands for, where it is set; else the newest version. */
export const usualAlias = 'champion'

/** What somebody wrote about a model. */
export const ModelNotes = z.string().max(10_000)
export const ModelTags = z.array(z.string().trim().min(1).max(40)).max(20)

/** One version of a registered model. What it points to never changes. */
export const ModelVersion = z.object({
  name: RegisteredName,
  version: z.int().min(1),
  modelId: z.string().meta({ description: 'Identifier of the model, as the list of models has it' }),
  sha256: z.string().meta({ description: 'Over its files and those of its base, without cards: the same number means the same model' }),
  aliases: z.array(AliasName),
  notes: ModelNotes,
  verdict: Verdict.nullable(),
  createdBy: z.string().meta({ description: 'Name of the person' }),
  createdAt: moment,
})
export type ModelVersion = z.output<typeof ModelVersion>

/** A name under which versions of a model are kept. */
export const RegisteredModel = z.object({
  name: RegisteredName,
  notes: ModelNotes,
  tags: ModelTags,
  latestVersion: z.int().min(1),
  aliases: z.record(AliasName, z.int()).meta({ description: 'Version by alias' }),
  createdAt: moment,
  updatedAt: moment,
})
export type RegisteredModel = z.output<typeof RegisteredModel>

export const ModelFile = z.object({
  path: z.string().meta({ description: 'Relative to the folder of the model; for an adapter, base/… are files of its base' }),
  bytes: z.int(),
  sha256: z.string().nullable().meta({ description: 'Null while it is computed' }),
})
export type ModelFile = z.output<typeof ModelFile>

/** Memory to answer with a model, by how its weights are stored. */
export const MemoryNeed = z.object({
  precision: z.string().meta({ description: 'By the names of llama.cpp' }),
  weightBytes: z.number(),
  cacheBytes: z.number().meta({ description: 'Keys and values of the tokens read, 16 bits each' }),
  cacheTokens: z.int(),
  bytes: z.number().meta({ description: 'Both together; what the program itself takes, some 200 MB, is not counted' }),
})
export type MemoryNeed = z.output<typeof MemoryNeed>

/** The shape of a decoder. */
export const ModelArchitecture = z.object({
  layers: z.int(), hiddenSize: z.int(), heads: z.int(), keyValueHeads: z.int(), headSize: z.int(), vocabularySize: z.int(),
  tiedEmbeddings: z.boolean(),
})
export type ModelArchitecture = z.output<typeof ModelArchitecture>

/** What a model was trained on. */
export const TrainingData = z.object({
  id: z.string(),
  name: z.string().nullable().meta({ description: 'Null where the dataset was deleted' }),
  sha256: z.string().meta({ description: 'Of the file of rows that the training read' }),
  rows: z.int(),
})
export type TrainingData = z.output<typeof TrainingData>

/** Everything known about a model on this machine. */
export const ModelDetail = Model.extend({
  precision: z.string().nullable().meta({ description: 'How most of its weights are stored, such as BF16 or Q4_K_M' }),
  architecture: ModelArchitecture.nullable(),
  tokenizer: z.string().nullable().meta({ description: 'Its kind, such as BPE' }),
  chatTemplate: z.string().nullable().meta({ description: 'As Jinja' }),
  memory: z.array(MemoryNeed),
  files: z.array(ModelFile),
  children: z.array(z.string()).meta({ description: 'Identifiers of models made from it' }),
  runId: z.string().nullable(),
  dataset: TrainingData.nullable(),
  verdict: Verdict.nullable(),
  licenceRule: LicenceRule,
  card: z.string().meta({ description: 'Model card: a head of YAML as the hub reads it, then Markdown' }),
  hasOwnCard: z.boolean().meta({ description: 'Whether the card came with the model; else it was written here' }),
  versions: z.array(ModelVersion),
})
export type ModelDetail = z.output<typeof ModelDetail>

/** What is compared of models side by side. */
export const ComparedModel = ModelDetail.omit({ chatTemplate: true, files: true, children: true, card: true, hasOwnCard: true })
export type ComparedModel = z.output<typeof ComparedModel>

/** Where a model comes from and what came of it. */
export const Lineage = z.object({
  nodes: z.array(z.object({
    id: z.string().meta({ description: 'Of the node; a run and what it has trained are two' }),
    kind: z.enum(['model', 'run', 'dataset', 'download', 'export']),
    target: z.string().meta({ description: 'Identifier of what it stands for' }),
    label: z.string(),
    detail: z.string().nullable(),
  })),
  edges: z.array(z.object({
    from: z.string(),
    to: z.string(),
    relation: z.enum(['trained-from', 'trained-on', 'made', 'adapts', 'exported-as']).meta({ description: 'How `from` stands to `to`' }),
  })),
})
export type Lineage = z.output<typeof Lineage>
