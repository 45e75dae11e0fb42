export interface RegistrySearch {
  search?: string
  tag?: string
}

const wordsIn = (given: unknown, most: number) => (typeof given === 'string' && given.trim() !== '' ? given.slice(0, most) : undefined)

/** The part of the address that says which names of the registry are shown. */
export function readRegistrySearch({ search, tag }: Record<string, unknown>): RegistrySearch {
  const [words, word] = [wordsIn(search, 200), wordsIn(tag, 40)]
  return { ...(words && { search: words }), ...(word && { tag: word }) }
}
