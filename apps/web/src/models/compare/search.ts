/** As many models as stand beside each other. */
export const mostCompared = 4

/** The part of the address that says which models are compared: their identifiers with commas between. */
export function readCompareSearch({ ids }: { ids?: unknown }): { ids?: string } {
  const named = typeof ids === 'string' ? idsIn(ids) : []
  return named.length > 0 ? { ids: named.join(',') } : {}
}

export const idsIn = (ids = ''): string[] => [...new Set(ids.split(',').map((id) => id.trim()).filter(Boolean))].slice(0, mostCompared)
