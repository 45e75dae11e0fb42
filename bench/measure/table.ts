/** A table in Markdown, with columns wide enough to be read as plain text. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column])].map((cell) => cell.length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n')
}

export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`
export const times = (ratio: number): string => `${ratio.toFixed(2)}×`
export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
export const milliseconds = (duration: number): string => `${duration.toFixed(1)} ms`
export const microseconds = (seconds: number): string => `${(seconds * 1e6).toFixed(0)} µs`
export const seconds = (duration: number): string => `${duration.toFixed(1)} s`
