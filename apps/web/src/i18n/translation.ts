/** A translation of an area: every message of the English one. A message that is missing does not compile. */
export type Translation<English> = { readonly [Id in keyof English]: string }
