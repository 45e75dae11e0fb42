import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { exportFormats, exportPrecisions, fail, precisionsAtOnce, type ExportFormat, type ExportPrecision } from '@tunesmith/contract'
import { loadAdapter } from '@tunesmith/nn'
import { openBaseModel } from '@tunesmith/trainer'
import type { ModelSource } from '@tunesmith/trainer/inference'
import { inOrder, isQuantised } from './export-steps.ts'
import { planModelGguf } from './gguf/index.ts'
import { provenTurns } from './ollama/modelfile.ts'

/** What an export will take on the disk, about, in bytes. */
export interface ExportPlan {
  bytes: number
  /** While it is made, with what is deleted again at the end. */
  neededBytes: number
}

/** A model looked at for what can be exported of it. */
export interface ExportPlanner {
  parameters: number
  /** @throws EXPORT_WITHOUT_ADAPTER, GGUF_EXPORT_UNSUPPORTED, OLLAMA_TEMPLATE_UNSUPPORTED where the format is not possible */
  plan(format: ExportFormat, precisions?: readonly ExportPrecision[]): ExportPlan
}

export interface PlanOptions {
  /** Whether an archive holds the whole model, not the adapter alone; by default where there is none. */
  archivesWhole?: boolean
}

/** Formats that hold what was learned alone. */
const ofAdapters: readonly ExportFormat[] = ['adapter', 'gguf-adapter']

/** Every way to export a model: formats, and for those with one the precision. */
export const exportWays: readonly { format: ExportFormat; precision: ExportPrecision | null }[] = exportFormats.flatMap((format) =>
  (precisionsAtOnce[format] === 0 ? [null] : exportPrecisions).map((precision) => ({ format, precision })))

/**
 * Opens a model to say what exports of it will take, as far as that is known without its weights.
 *
 * @throws what `openBaseModel` and `loadAdapter` throw
 */
export function planExports({ model, adapter, template }: ModelSource, { archivesWhole = adapter === undefined }: PlanOptions = {}): ExportPlanner {
  const base = openBaseModel(model, template)
  if (adapter !== undefined) loadAdapter(adapter, base.architecture)
  const wholeBytes = bytesIn(base.path)
  const adapterBytes = adapter === undefined ? 0 : bytesIn(adapter)
  const mergedBytes = adapter === undefined ? 0 : wholeBytes
  let looked: ReturnType<typeof planModelGguf> | undefined
  const ggufBytes = (precision: ExportPrecision) => (looked ??= planModelGguf(base.path, base.template.value.jinja))(precision)
  const same = (bytes: number): ExportPlan => ({ bytes, neededBytes: bytes })

  function planGguf(precisions: readonly ExportPrecision[]): ExportPlan {
    const bytes = precisions.reduce((sum, precision) => sum + ggufBytes(precision), 0)
    const stepBytes = isQuantised(inOrder(precisions)[0]) ? ggufBytes('F16') : 0
    return { bytes, neededBytes: bytes + mergedBytes + stepBytes }
  }

  const plans: Readonly<Record<ExportFormat, (precisions: readonly ExportPrecision[]) => ExportPlan>> = {
    adapter: () => same(adapterBytes),
    merged: () => same(wholeBytes),
    gguf: planGguf,
    'gguf-adapter': () => ({ bytes: adapterBytes, neededBytes: adapterBytes + ggufBytes('F16') }),
    ollama(precisions) {
      provenTurns(base.template.value)
      return planGguf(precisions)
    },
    onnx: () => same(wholeBytes),
    archive() {
      const bytes = archivesWhole ? wholeBytes : adapterBytes
      return { bytes, neededBytes: 2 * bytes }
    },
  }
  return {
    parameters: base.parameters,
    plan(format, precisions = []) {
      if (adapter === undefined && ofAdapters.includes(format)) fail('EXPORT_WITHOUT_ADAPTER', { model: basename(model) })
      return plans[format](precisions.length > 0 ? precisions : ['F16'])
    },
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
}
