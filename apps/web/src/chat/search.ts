/** The part of the address that says which models a new chat begins with. */
export function readModelsSearch({ models }: { models?: unknown }): { models?: string[] } {
  const named = Array.isArray(models) ? models.filter((model): model is string => typeof model === 'string' && model.length <= 400) : []
  return named.length > 0 ? { models: [...new Set(named)].slice(0, 2) } : {}
}
