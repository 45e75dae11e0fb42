import type { ExportFormat, Model } from '@tunesmith/contract'
import { type Format, type MessageId, type Translate, useFormat, useText } from '../../i18n/index.ts'
import type { LineageNode } from './derivation.ts'

const origins: Readonly<Record<string, MessageId | undefined>> = {
  bundled: 'models.origin.bundled',
  downloaded: 'models.origin.downloaded',
  trained: 'models.origin.trained',
  imported: 'models.origin.imported',
} satisfies Record<Model['origin'], MessageId>

const formats: Readonly<Record<string, MessageId | undefined>> = {
  adapter: 'export.format.adapter',
  merged: 'export.format.merged',
  gguf: 'export.format.gguf',
  'gguf-adapter': 'export.format.gguf-adapter',
  ollama: 'export.format.ollama',
  onnx: 'export.format.onnx',
  archive: 'export.format.archive',
} satisfies Record<ExportFormat, MessageId>

const worded = (words: typeof origins) => (detail: string, t: Translate) => {
  const id = words[detail]
  return id === undefined ? detail : t(id)
}

/** What the detail of each kind of node is, in words. */
const details: Readonly<Record<LineageNode['kind'], (detail: string, t: Translate, format: Format) => string>> = {
  model: worded(origins),
  run: (detail, _, format) => format.date(detail),
  dataset: (detail, t) => t('wizard.data.rows', { rows: Number(detail) }),
  download: (detail) => detail,
  export: worded(formats),
}

/** Says what more there is to know about a node. */
export function useNodeDetail(): (node: LineageNode) => string | null {
  const t = useText()
  const format = useFormat()
  return ({ kind, detail }) => (detail === null ? null : details[kind](detail, t, format))
}
