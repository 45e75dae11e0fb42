import type { MessageId } from '../../i18n/index.ts'

interface ImportKind {
  title: MessageId
  /** What has to be there, and what it is good for. */
  text: MessageId
}

/** What can be imported. */
export const importKinds: readonly ImportKind[] = [
  { title: 'import.kind.safetensors', text: 'import.kind.safetensors.text' },
  { title: 'import.kind.adapter', text: 'import.kind.adapter.text' },
  { title: 'import.kind.gguf', text: 'import.kind.gguf.text' },
  { title: 'import.kind.archive', text: 'import.kind.archive.text' },
]
