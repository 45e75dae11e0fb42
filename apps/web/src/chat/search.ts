/** The part of the address that says which models a new chat begins with. */
export function readModelsSearch({ models }: { models?: unknown }): { models?: string[] } {
  const given: unknown[] = Array.isArray(models) ? models : []
  const named = given.filter((model) => typeof model === 'string' && model.length <= 400) as string[]
  return named.length > 0 ? { models: [...new Set(named)].slice(0, 2) } : {}
}
