import type { OutputAsset, OutputChunk } from 'rolldown'

/** The files a browser loads together with a chunk: what it imports at once, and the styles of all these. */
export function filesWith(output: readonly (OutputAsset | OutputChunk)[], isWanted: (chunk: OutputChunk) => boolean): string[] {
  const chunks = new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  const take = (name: string) => {
    const chunk = chunks.get(name)
    if (chunk === undefined || files.has(name)) return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    chunk.imports.forEach(take)
  }
  for (const chunk of chunks.values()) if (isWanted(chunk)) take(chunk.fileName)
  return [...files]
}
