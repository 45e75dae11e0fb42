/** Names of the files in a .zip archive, from its central directory (APPNOTE.TXT 6.3.10, 4.3.12). */
export function zipEntries(archive: Buffer): string[] {
  const names: string[] = []
  for (let at = archive.indexOf(header); at >= 0; at = archive.indexOf(header, at + 1)) {
    const length = archive.readUInt16LE(at + 28)
    names.push(archive.toString('utf8', at + 46, at + 46 + length))
  }
  return names
}

const header = Buffer.from('PK\x01\x02', 'latin1')
