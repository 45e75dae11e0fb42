import { newId } from '@tunesmith/store'

/** Digits of base 36 that tell the milliseconds since 1970 until the year 5188. */
const timeDigits = 9

/** A new identifier as the OpenAI API writes them, such as `file-0mi…`. Later ones come later in order, so that lists go by it. */
export function newApiId<P extends 'file' | 'ftjob'>(prefix: P, time: Date): `${P}-${string}` {
  const random = newId('x').slice(2 + timeDigits)
  return `${prefix}-${time.getTime().toString(36).padStart(timeDigits, '0')}${random}`
}

/** Seconds since 1970, as the API tells time. */
export const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000)
