import { alarmReasons } from './alarms.ts'
import { dataReasons } from './data.ts'
import { exportReasons } from './exports.ts'
import { fieldReasons } from './fields.ts'
import { licenceReasons } from './licences.ts'
import { machineReasons } from './machine.ts'
import { memoryReasons } from './memory.ts'
import { modelReasons } from './models.ts'
import { processReasons } from './processes.ts'
import { progressReasons } from './progress.ts'
import type { Reason } from './reason.ts'
import { refusalReasons } from './refusals.ts'
import { exampleReasons, rowReasons } from './rows.ts'
import { fillTemplate, type ParamsOf } from './template.ts'
import { trainingReasons } from './training.ts'

/**
 * Every reason there is, as its English template: on one line, since its type says what it takes. A code, once published,
 * never changes its meaning.
 */
export const reasons = {
  ...dataReasons, ...trainingReasons, ...machineReasons, ...memoryReasons, ...modelReasons, ...licenceReasons, ...exportReasons,
  ...progressReasons, ...alarmReasons, ...rowReasons, ...exampleReasons, ...processReasons, ...fieldReasons, ...refusalReasons,
} as const

export type ReasonCode = keyof typeof reasons
export type ReasonParams<C extends ReasonCode> = ParamsOf<(typeof reasons)[C]>
/** Reasons that take no values. */
export type PlainReasonCode = { [C in ReasonCode]: unknown extends ReasonParams<C> ? C : never }[ReasonCode]

/** A reason from the table, with the values it takes. */
export function reason<C extends ReasonCode>(code: C, ...[params]: unknown extends ReasonParams<C> ? [] : [ReasonParams<C>]): Reason {
  const values = { ...(params as Reason['params'] | undefined) }
  return { code, params: values, text: fillTemplate(reasons[code], values) }
}

export { inWords, type Kinds } from './kinds.ts'
export { errorReason, isReason, plainReason, Reason } from './reason.ts'
export { placesOf } from './template.ts'
