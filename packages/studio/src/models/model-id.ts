/** What an identifier of a model looks like, by where the model comes from. */
const forms = {
  run: /^run_[0-9a-z]{12,32}$/,
  checkpoint: /^(?<run>run_[0-9a-z]{12,32})@step-(?<step>\d+)$/,
  import: /^import_[0-9a-z]{12,32}$/,
  hub: /^(?<name>[^@]+\/[^@]+?)(?:@(?<commit>[0-9A-Za-z]+))?$/,
  registered: /^(?<name>[a-z0-9]+(?:[._-][a-z0-9]+)*)(?:@(?<which>[a-z0-9-]+))?$/,
}

/** Whether an identifier is that of a run, whose result is meant. */
export const isRunId = (modelId: string) => forms.run.test(modelId)

/** What a run had learned at a step. */
export const checkpointId = (runId: string, step: number) => `${runId}@step-${step}`

/** The run and the step of a checkpoint; null for other identifiers. */
export function asCheckpoint(modelId: string): { runId: string; step: number } | null {
  const parts = forms.checkpoint.exec(modelId)?.groups
  return parts === undefined ? null : { runId: parts.run, step: Number(parts.step) }
}

export const isImportId = (modelId: string) => forms.import.test(modelId)

/** Name of a model on the hub, and the commit where one is named; null for other identifiers. */
export function asHubModel(modelId: string): { name: string; commit: string | null } | null {
  const parts = forms.hub.exec(modelId)?.groups
  return parts === undefined ? null : { name: parts.name, commit: parts.commit ?? null }
}

/** Name in the registry, with the version or alias where one is named; null for what can be no such name. */
export function asRegistered(modelId: string): { name: string; which: string | null } | null {
  const parts = forms.registered.exec(modelId)?.groups
  return parts === undefined ? null : { name: parts.name, which: parts.which ?? null }
}

/** The identifier that the list of models has for a model: of one of the hub, without its commit. */
export const listedId = (modelId: string) => asHubModel(modelId)?.name ?? modelId
