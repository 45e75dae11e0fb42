/** A page of a list in the form of the OpenAI API, of one entry more than were asked for, which tells whether there are more. */
export function pageOf<T extends { id: string }>(found: readonly T[], limit: number) {
  const data = found.slice(0, limit)
  return {
    object: 'list' as const,
    data,
    has_more: found.length > limit,
    first_id: data.at(0)?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  }
}
