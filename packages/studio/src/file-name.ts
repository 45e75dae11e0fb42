/** A name as part of a file name that every system takes; `otherwise` where nothing of it can stay. */
export function fileNameOf(name: string, otherwise: string): string {
  return name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || otherwise
}
