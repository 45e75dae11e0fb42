/** What an identifier of a model looks like, by where the model comes from. */
const forms = {
  run: /^run_[0-9a-z]{12,32}$/,
  checkpoint: /^(?<run>run_[0-9a-z]{12,32})@step-(?<step>\d+)$/,
  import: /^import_[0-9a-z]{12,32}$/,
  hub: /^(?<name>[^@:]+\/[^@:]+)(?::(?<file>[^@:/]+\.gguf))?(?:@(?<commit>[0-9A-Za-z]+))?$/i,
  /** The oldest have no owner; without a commit they look like names in the registry. */
  oldest: /^(?<name>[\w.-]+)@(?<commit>[0-9a-f]{40})$/,
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

/** A model of the hub. */
export interface HubModelId {
  name: string
  /** The GGUF file that is meant. */
  file: string | null
  commit: string | null
}

/** A model on the hub, with the GGUF file and the commit where these are named (owner/name:file@commit, name@commit); null for other identifiers. */
export function asHubModel(modelId: string): HubModelId | null {
  const parts = (forms.hub.exec(modelId) ?? forms.oldest.exec(modelId))?.groups
  return parts === undefined ? null : { name: parts.name, file: parts.file ?? null, commit: parts.commit ?? null }
}

/** Name in the registry, with the version or alias where one is named; null for what can be no such name. */
export function asRegistered(modelId: string): { name: string; which: string | null } | null {
  const parts = forms.registered.exec(modelId)?.groups
  return parts === undefined ? null : { name: parts.name, which: parts.which ?? null }
}

/** The identifier that the list of models has for a model: of one of the hub, without its commit; of a checkpoint, that of its run. */
export function listedId(modelId: string): string {
  const hub = asHubModel(modelId)
  if (hub !== null) return hub.file === null ? hub.name : ggufId(hub.name, hub.file)
  return asCheckpoint(modelId)?.runId ?? modelId
}

/** The identifier of a GGUF file that was downloaded. */
export const ggufId = (name: string, file: string) => `${name}:${file}`

/** What is deleted as a whole when a model is: all that was downloaded of one, all that a run has made. */
export const homeOf = (modelId: string): string => asHubModel(modelId)?.name ?? listedId(modelId)
