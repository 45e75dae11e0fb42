import { extname } from 'node:path'
import { fail } from '@tunesmith/contract'
import { dataFileEndings } from '@tunesmith/text'

/** Longest name of a dataset, in characters. */
const longestTitle = 120

/**
 * The name of an uploaded file as it is shown: without folders and without signs that cannot be seen. It is never used as a
 * path.
 *
 * @throws DATA_FORMAT_UNSUPPORTED where its ending is not one of a dataset
 */
export function shownFileName(given: string): string {
  const name = given.split(/[\\/]/).at(-1)!.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  if (!dataFileEndings.includes(extname(name).toLowerCase())) {
    fail('DATA_FORMAT_UNSUPPORTED', { path: name || given, accepted: [...dataFileEndings] })
  }
  return name
}

/** The name of a dataset made from a file. */
export function titleOf(fileName: string): string {
  const title = fileName.slice(0, fileName.length - extname(fileName).length).replace(/[_\s]+/g, ' ').trim()
  return title.slice(0, longestTitle).trim() || 'Dataset'
}

/** A file name that says how pasted text is written. */
export function pastedFileName(text: string): string {
  const start = text.trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return 'pasted.json'
  const [header, first] = start.split(/\r?\n/, 2)
  const isTable = [',', ';', '\t'].some((separator) => {
    const columns = header.split(separator).length
    return columns > 1 && (first ?? '').split(separator).length >= columns && header.length < 200
  })
  return isTable ? 'pasted.csv' : 'pasted.txt'
}
