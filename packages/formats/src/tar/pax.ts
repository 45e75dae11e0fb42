/** What a pax entry says about the file behind it. */
export interface PaxRecords {
  path?: string
  size?: string
}

/** Writes records as `length key=value\n`, where the length counts itself, too. */
export function encodePax(records: PaxRecords): Uint8Array {
  return Buffer.from(Object.entries(records).map(([key, value]) => encodeRecord(key, value)).join(''))
}

function encodeRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const bytes = Buffer.byteLength(rest)
  let length = bytes + 1
  while (length !== bytes + String(length).length) length = bytes + String(length).length
  return `${length}${rest}`
}

/** Reads records; null where they are not as `encodePax` writes them. */
export function decodePax(bytes: Uint8Array): PaxRecords | null {
  const records: PaxRecords = {}
  for (let rest = Buffer.from(bytes); rest.length > 0; ) {
    const length = Number(/^\d{1,6} /.exec(rest.toString('latin1', 0, 7))?.[0] ?? NaN)
    const record = /^\d+ (path|size)=(.*)\n$/s.exec(rest.toString('utf8', 0, length || 0))
    if (!record || length > rest.length) return null
    records[record[1] as keyof PaxRecords] = record[2]
    rest = rest.subarray(length)
  }
  return records
}
