import { commandErrors } from './command.ts'
import { dataErrors } from './data.ts'
import type { ErrorRow } from './define.ts'
export { asFailure, Failure } from './failure.ts'
import { exportErrors } from './export.ts'
import { hubErrors } from './hub.ts'
import { modelErrors } from './model.ts'
import { servingErrors } from './serving.ts'
import { studioErrors } from './studio.ts'
import { systemErrors } from './system.ts'
import { trainingErrors } from './training.ts'

/** The errors by what they are about. */
export const errorGroups = {
  command: commandErrors, data: dataErrors, model: modelErrors, training: trainingErrors, hub: hubErrors, studio: studioErrors,
  serving: servingErrors, export: exportErrors, system: systemErrors,
}

/** Every error the product can show; a code, once published, never changes its meaning. */
export const errors = {
  ...commandErrors, ...dataErrors, ...modelErrors, ...trainingErrors, ...hubErrors, ...studioErrors, ...servingErrors, ...exportErrors, ...systemErrors,
}

export type ErrorCode = keyof typeof errors
export type ErrorParams<C extends ErrorCode> = Parameters<(typeof errors)[C]['message']>[0]

/** An error from the table, with the values that fill its message. */
export class TunesmithError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'TunesmithError'
  readonly code: C
  readonly title: string
  readonly remedy: string
  readonly params: ErrorParams<C>

  constructor(code: C, params: ErrorParams<C>, options?: { cause?: unknown }) {
    const row = errors[code] as ErrorRow<ErrorParams<C>>
    super(row.message(params), options)
    this.code = code
    this.title = row.title
    this.remedy = typeof row.remedy === 'function' ? row.remedy(params) : row.remedy
    this.params = params
  }
}

/** Throws the error `code`; returns never, so that it can stand in an expression. */
export function fail<C extends ErrorCode>(code: C, params: ErrorParams<C>, cause?: unknown): never {
  throw new TunesmithError(code, params, { cause })
}
