/** Endings of files that rows can be read from. */
export const acceptedEndings = ['.jsonl', '.ndjson', '.json', '.csv', '.tsv', '.txt'] as const

/** What is wrong with a choice of files before anything is sent; each has its sentence in the catalogues. */
export type FileProblem = 'none' | 'several' | 'ending' | 'empty'

/** The one usable file among those chosen or dropped. */
export function chooseFile(files: readonly File[]): { file: File } | { problem: FileProblem } {
  const [file] = files
  if (!file) return { problem: 'none' }
  if (files.length > 1) return { problem: 'several' }
  if (!acceptedEndings.some((ending) => file.name.toLowerCase().endsWith(ending))) return { problem: 'ending' }
  return file.size === 0 ? { problem: 'empty' } : { file }
}
