import { CsvError, parse } from 'csv-parse/sync'
import type { DatasetFile } from './read-rows.ts'

/** Comma-, semicolon- or tab-separated values (RFC 4180) with a header line; every value is text. */
export function readCsv(content: Buffer): DatasetFile {
  const lineAt = lineCounter(content)
  let records: Array<{ record: string[]; info: { bytes: number } }>
  try {
    // With `info`, each record comes with the byte at which it ends.
    records = parse(content, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: delimiterOf(content),
    }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      rows: [],
      problems: [
        {
          line: Number(error.lines ?? 1),
          kind: 'unreadable',
          problem: `the quotes do not match (${error.message})`,
          repair:
            'Put texts with quotes, separators or line breaks in double quotes, and write a quote inside as "".',
        },
      ],
    }
  }
  const file: DatasetFile = { rows: [], problems: [] }
  const [header, ...rest] = records
  if (header === undefined) return file
  const columns = header.record.map((name) => name.trim())
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) {
    const problem = `two columns are named "${twice}"`
    return {
      rows: [],
      problems: [{ line: 1, kind: 'unreadable', problem, repair: 'Give every column a name of its own.' }],
    }
  }
  let end = header.info.bytes
  for (const { record, info } of rest) {
    const line = lineAt(end)
    end = info.bytes
    if (record.length === columns.length) {
      file.rows.push({ line, value: Object.fromEntries(columns.map((name, index) => [name, record[index]])) })
    } else {
      file.problems.push({
        line,
        kind: 'unreadable',
        problem: `the row has ${record.length} values, but there are ${columns.length} columns`,
        repair: 'Put texts that contain the separator in double quotes.',
      })
    }
  }
  return file
}

/** The separator that the header line has most of. */
function delimiterOf(content: Buffer): string {
  const end = content.indexOf(0x0a)
  const header = content.toString('utf8', 0, end < 0 ? content.length : end).replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/** Line of the first byte at or after an ever-growing offset that is not a line end. */
function lineCounter(content: Buffer): (offset: number) => number {
  let [position, line] = [0, 1]
  return (offset) => {
    for (; position < content.length; position++) {
      const byte = content[position]
      if (position >= offset && byte !== 0x0a && byte !== 0x0d) break
      if (byte === 0x0a) line++
    }
    return line
  }
}
