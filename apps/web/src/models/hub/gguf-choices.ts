import type { HubFile } from '@tunesmith/contract'

const part = /-(\d{5})-of-\d{5}\.gguf$/i

/** The GGUF files one can choose between, smallest first: of those in several parts the first one, with the size of all. */
export function ggufChoices(files: readonly HubFile[]): { path: string; bytes: number }[] {
  const choices = new Map<string, { path: string; bytes: number }>()
  for (const { path, bytes } of files) {
    if (!path.toLowerCase().endsWith('.gguf')) continue
    const stem = path.replace(part, '')
    const known = choices.get(stem)
    choices.set(stem, {
      path: known === undefined || Number(part.exec(path)?.[1]) === 1 ? path : known.path,
      bytes: (known?.bytes ?? 0) + bytes,
    })
  }
  return [...choices.values()].sort((a, b) => a.bytes - b.bytes)
}
