import { fail, type Lineage, RunSpec } from '@tunesmith/contract'
import type { Services } from '../../services.ts'
import type { ListedModel } from '../describe-models.ts'
import { gatherModels } from '../list-models.ts'
import { resolveModel } from '../locate-model.ts'
import { listedId } from '../model-id.ts'
import { datasetIdIn } from './training.ts'

type Node = Lineage['nodes'][number]

/** Models that are shown at most: a page with more cannot be read. */
const mostModels = 200

/**
 * Where a model comes from and what came of it, as far as that is here: what it was made from, to the root; what was made
 * from it; the runs and datasets between; downloads and exports.
 *
 * @throws NOT_FOUND
 */
export async function traceLineage(services: Services, modelId: string): Promise<Lineage> {
  const id = listedId(await resolveModel(services, modelId))
  const all = await gatherModels(services)
  const start = all.find((model) => model.id === id) ?? fail('NOT_FOUND', { what: 'model', id: modelId })
  const family = relativesOf(start, all)
  const parts = await Promise.all([
    modelsIn(family),
    trainingsOf(services, family),
    downloadsOf(services, family),
    exportsOf(services, family),
  ])
  const nodes = new Map(parts.flatMap((part) => part.nodes).map((node) => [node.id, node]))
  const edges = parts.flatMap((part) => part.edges).filter(({ from, to }) => nodes.has(from) && nodes.has(to))
  return { nodes: [...nodes.values()], edges }
}

const nodeId = (kind: Node['kind'], target: string) => `${kind}:${target}`
const node = (kind: Node['kind'], target: string, label: string, detail: string | null = null): Node =>
  ({ id: nodeId(kind, target), kind, target, label, detail })

/** A model, its ancestors, and everything made from it. */
function relativesOf(start: ListedModel, all: readonly ListedModel[]): ListedModel[] {
  const family = new Set([start])
  for (let above: ListedModel | undefined = start; above?.base !== undefined; ) {
    const base: string = listedId(above.base)
    above = all.find((model) => model.id === base && !family.has(model))
    if (above !== undefined) family.add(above)
  }
  const grown = [start] // grows while it is gone through
  for (const parent of grown) {
    for (const child of all) {
      if (child.base === undefined || listedId(child.base) !== parent.id || family.has(child) || family.size >= mostModels) continue
      family.add(child)
      grown.push(child)
    }
  }
  return [...family]
}

function modelsIn(family: readonly ListedModel[]): Lineage {
  const nodes = family.map(({ id, name, origin }) => node('model', id, name, origin))
  const adapters = family.filter(({ origin, base }) => origin === 'imported' && base !== undefined)
  const edges = adapters.map(({ id, base }) => ({ from: nodeId('model', id), to: nodeId('model', listedId(base!)), relation: 'adapts' as const }))
  return { nodes, edges }
}

/** The runs that made them, and what these read. */
async function trainingsOf({ store: { db } }: Services, family: readonly ListedModel[]): Promise<Lineage> {
  const trained = family.filter(({ origin }) => origin === 'trained')
  if (trained.length === 0) return { nodes: [], edges: [] }
  const runs = await db.selectFrom('runs').select(['id', 'name', 'model', 'spec', 'ended_at']).where('id', 'in', trained.map(({ id }) => id)).execute()
  const readBy = new Map(runs.map(({ id, spec }) => [id, datasetIdIn(RunSpec.parse(JSON.parse(spec)).data.train)]))
  const ids = [...new Set([...readBy.values()].filter((id) => id !== null))]
  const datasets = ids.length === 0 ? [] : await db.selectFrom('datasets').select(['id', 'name', 'rows']).where('id', 'in', ids).execute()
  return {
    nodes: [
      ...runs.map(({ id, name, ended_at }) => node('run', id, name, ended_at)),
      ...datasets.map(({ id, name, rows }) => node('dataset', id, name, String(rows))),
    ],
    edges: runs.flatMap(({ id, model }) => [
      { from: nodeId('run', id), to: nodeId('model', id), relation: 'made' as const },
      { from: nodeId('run', id), to: nodeId('model', listedId(model)), relation: 'trained-from' as const },
      { from: nodeId('run', id), to: nodeId('dataset', readBy.get(id) ?? ''), relation: 'trained-on' as const },
    ]),
  }
}

/** How models of the hub came here, where this studio brought them. */
async function downloadsOf({ store: { db } }: Services, family: readonly ListedModel[]): Promise<Lineage> {
  const downloaded = family.filter(({ origin }) => origin === 'downloaded').map(({ id }) => id)
  if (downloaded.length === 0) return { nodes: [], edges: [] }
  const rows = await db.selectFrom('downloads').select(['id', 'model', 'revision']).where('model', 'in', downloaded).where('state', '=', 'finished').execute()
  return {
    nodes: rows.map(({ id, model, revision }) => node('download', id, model, revision)),
    edges: rows.map(({ id, model }) => ({ from: nodeId('download', id), to: nodeId('model', model), relation: 'made' as const })),
  }
}

async function exportsOf({ store: { db } }: Services, family: readonly ListedModel[]): Promise<Lineage> {
  const rows = await db.selectFrom('exports').select(['id', 'model_id', 'model_name', 'format']).where('state', '=', 'finished').execute()
  const ofFamily = rows.filter((row) => family.some(({ id }) => id === listedId(row.model_id)))
  return {
    nodes: ofFamily.map(({ id, model_name, format }) => node('export', id, model_name, format)),
    edges: ofFamily.map(({ id, model_id }) => ({ from: nodeId('model', listedId(model_id)), to: nodeId('export', id), relation: 'exported-as' as const })),
  }
}
