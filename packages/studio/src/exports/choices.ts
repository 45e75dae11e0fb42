import { chosen, errorReason, exportFormats, reason, TunesmithError, type ExportChoice, type ExportFormat, type ExportPrecision, type Reason } from '@tunesmith/contract'
import { exportWays, planExports, type ExportPlanner, type PlanOptions } from '@tunesmith/export'
import type { ModelSource } from '@tunesmith/trainer/worker'

/** From so many parameters on, a model bears weights in 4 bits well. */
const large = 1e9

/** The same ways where nothing can be made of a model, with why. */
export function noExportChoices(error: TunesmithError): ExportChoice[] {
  return exportWays.map(({ format, precision }) => ({ format, precision, bytes: null, possible: chosen(false, errorReason(error)), recommended: null }))
}

/** The ways in which a model can be exported, with what each is for, or why it is not possible. */
export function exportChoices({ source, freeBytes, ...options }: { source: ModelSource; freeBytes: number } & PlanOptions): ExportChoice[] {
  const planner = opened(source, options)
  if (planner instanceof TunesmithError) return noExportChoices(planner)
  const choices = exportWays.map(({ format, precision }) => ({ format, precision, ...look(planner, format, precision, freeBytes), recommended: null }))
  const [wanted, because] = planner.parameters >= large
    ? (['Q4_K_M', reason('export.recommended-large')] as const)
    : (['Q8_0', reason('export.recommended-small')] as const)
  const isPossible = ({ possible }: Pick<ExportChoice, 'possible'>) => possible.value
  const best = choices.find((choice) => choice.format === 'gguf' && choice.precision === wanted && isPossible(choice))
  const second = choices.find((choice) => choice.format === 'merged' && isPossible(choice))
  return choices.map((choice): ExportChoice => {
    if (best !== undefined) return choice === best ? { ...choice, recommended: because } : choice
    return choice === second ? { ...choice, recommended: reason('export.recommended-merged') } : choice
  })
}

function opened(source: ModelSource, options: PlanOptions): ExportPlanner | TunesmithError {
  try {
    return planExports(source, options)
  } catch (error) {
    if (error instanceof TunesmithError) return error
    throw error
  }
}

function look(planner: ExportPlanner, format: ExportFormat, precision: ExportPrecision | null, freeBytes: number) {
  try {
    const { bytes, neededBytes } = planner.plan(format, precision === null ? [] : [precision])
    const isRoom = neededBytes <= freeBytes
    return { bytes, possible: chosen(isRoom, isRoom ? purposes[format] : reason('export.disk-short', { needed: neededBytes, free: freeBytes })) }
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    return { bytes: null, possible: chosen(false, whyNot(error)) }
  }
}

const purposes = Object.fromEntries(exportFormats.map((format) => [format, reason(`export.${format}`)])) as Readonly<Record<ExportFormat, Reason>>

function whyNot(error: TunesmithError): Reason {
  if (error.code === 'EXPORT_WITHOUT_ADAPTER') return reason('export.no-adapter')
  if (error.code === 'GGUF_EXPORT_UNSUPPORTED') return reason('export.not-in-llama', { detail: (error as TunesmithError<'GGUF_EXPORT_UNSUPPORTED'>).params.reason })
  return errorReason(error)
}
