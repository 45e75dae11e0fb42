import { accountOperations } from './accounts.ts'
import { chatOperations } from './chats.ts'
import { datasetOperations } from './datasets.ts'
import type { InputOf, Operation, OutputOf } from './define.ts'
import { exportOperations } from './exports.ts'
import { fineTuningOperations } from './fine-tuning.ts'
import { hubOperations } from './hub.ts'
import { modelOperations } from './models.ts'
import { openaiOperations } from './openai.ts'
import { projectOperations } from './projects.ts'
import { registryOperations } from './registry.ts'
import { runOperations } from './runs.ts'
import { systemOperations } from './system.ts'

export type { Access, Answer, CommandWords, Dialect, InputOf, Operation, OutputOf } from './define.ts'
export { Session } from './accounts.ts'
export { DatasetExample } from './datasets.ts'
export { Machine, StudioSettings } from './system.ts'

/** The operations by noun. */
export const operationGroups = {
  system: systemOperations,
  accounts: accountOperations,
  projects: projectOperations,
  datasets: datasetOperations,
  models: modelOperations,
  registry: registryOperations,
  hub: hubOperations,
  runs: runOperations,
  chats: chatOperations,
  exports: exportOperations,
  openai: openaiOperations,
  fineTuning: fineTuningOperations,
}

/** Everything the product can do. Routes, OpenAPI, client, commands and access rules all come from this table. */
export const operations = {
  ...systemOperations,
  ...accountOperations,
  ...projectOperations,
  ...datasetOperations,
  ...modelOperations,
  ...registryOperations,
  ...hubOperations,
  ...runOperations,
  ...chatOperations,
  ...exportOperations,
  ...openaiOperations,
  ...fineTuningOperations,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
/** What an operation takes: path parameters, query and body as one object. */
export type Input<N extends OperationName> = InputOf<Operations[N]>
/** What an operation gives: its JSON, or one event of its stream. */
export type Output<N extends OperationName> = OutputOf<Operations[N]>
/** The table with each row as a plain operation, for code that treats them alike. */
export const operationTable: Readonly<Record<OperationName, Operation>> = operations
