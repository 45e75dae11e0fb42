import type { Dataset } from '@tunesmith/contract'

/** Whether the rows of a dataset are running text, of which nothing can be asked. */
export function holdsText({ mapping, layout }: Dataset): boolean {
  return mapping === null ? layout?.value === 'text' : mapping.question === null
}
