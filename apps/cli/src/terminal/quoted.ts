/** A path as the shell of this system takes it: where it has more than plain characters, in quotes. */
export function quoted(path: string): string {
  if (/^[\w./~@,:=-]+$/.test(path)) return path
  return process.platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
