import { precisionsAtOnce, ExportFormat, type ExportPrecision, reason, refuseField } from '@tunesmith/contract'
import type { ModelSource } from '@tunesmith/trainer/worker'
import { fileNameOf } from '../file-name.ts'
import { specOfRow } from '../runs/index.ts'
import type { CardForm } from '../models/card/write-card.ts'
import type { Services } from '../services.ts'
import { archiveOrderOf } from './archive-order.ts'
import { heldOutOf } from './held-out.ts'
import type { ExportOrder } from './make-export.ts'
import { precisionsOf, type ExportRow } from './rows.ts'

/** Where the parts of a model are. @throws NOT_FOUND */
export async function sourceOf({ models }: Services, modelId: string): Promise<{ source: ModelSource; system?: string }> {
  const { system, ...source } = await models.locate(modelId)
  return { source, ...(system !== undefined && { system }) }
}

/** As what the model card describes each format; null where that is decided by the model. */
const cardForms: Readonly<Record<ExportFormat, CardForm | null>> = {
  adapter: 'adapter', merged: 'whole', gguf: 'gguf', 'gguf-adapter': 'gguf', ollama: 'gguf', onnx: 'onnx', archive: null,
}

/** What is to be done for an export. @throws NOT_FOUND where its model is no more */
export async function orderOf(services: Services, row: ExportRow, folders: Pick<ExportOrder, 'output' | 'work'>): Promise<ExportOrder> {
  const { model_id: modelId, model_name: modelName } = row
  const heldOut = await heldOutOfRun(services, modelId)
  const format = ExportFormat.parse(row.format)
  const { notice } = await services.models.licence(modelId)
  const archive = format === 'archive' ? await archiveOrderOf(services, modelId, modelName) : undefined
  const form = cardForms[format] ?? (archive?.facts.base ? 'adapter' : 'whole')
  return {
    ...folders,
    ...(await sourceOf(services, modelId)),
    name: fileNameOf(modelName, 'model'),
    format,
    precisions: precisionsOf(row),
    card: await services.models.card(modelId, form),
    ...(notice !== null && { notice }),
    ...(archive && { archive }),
    ...(heldOut && { heldOut }),
  }
}

async function heldOutOfRun({ store: { db } }: Services, modelId: string) {
  const run = await db.selectFrom('runs').select('spec').where('id', '=', modelId).executeTakeFirst()
  return run === undefined ? undefined : heldOutOf(specOfRow(run))
}

/** The precisions of an export, each once. @throws REQUEST_INVALID where a format does not have so many */
export function requirePrecisions(format: ExportFormat, asked: readonly ExportPrecision[]): ExportPrecision[] {
  const most = precisionsAtOnce[format]
  const precisions = [...new Set(asked)]
  if (precisions.length > most) {
    refuseField('precisions', most === 0 ? reason('field.no-precision', { format }) : reason('field.precisions', { most, format }))
  }
  return precisions.length === 0 && most > 0 ? ['F16'] : precisions
}
