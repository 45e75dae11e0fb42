import type { requestOf, Way } from '../client/index.ts'

/** The call of an operation that a snippet makes. */
export interface Call {
  name: string
  way: Way
  /** Everything given, but for the file. */
  values: Readonly<Record<string, unknown>>
  /** Path of the file to upload; null where the operation takes none. */
  file: string | null
  request: ReturnType<typeof requestOf>
  /** Where the studio is, such as http://127.0.0.1:4870. */
  baseUrl: string
}
