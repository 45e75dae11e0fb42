/** The part of the address that says what is to be imported. */
export interface ImportSearch {
  /** On the machine where the studio runs. */
  path?: string
  /** For an adapter: the model it was made for, where it does not say so itself. */
  base?: string
}

export function readImportSearch({ path, base }: Record<string, unknown>): ImportSearch {
  return { ...(isText(path) && { path }), ...(isText(base) && { base }) }
}

const isText = (given: unknown): given is string => typeof given === 'string' && given !== ''

/** A path as somebody pastes it, without the quotes that file managers put around it. */
export const asPath = (typed: string): string => typed.trim().replace(/^(["'])(.*)\1$/, '$2')

/** Whether a path says where it begins, on any system. */
export const isAbsolutePath = (path: string): boolean => /^(\/|[a-z]:[\\/]|\\\\)/i.test(path)
