import type { RunSpec } from '@tunesmith/contract'
import { detectLayout, readDataset, toConversation, withSystem, type Conversation, type Row } from '@tunesmith/text'

/** Rows that a run was not trained on. */
export interface HeldOut {
  path: string
  layout: RunSpec['data']['layout']
  system?: string
}

/** Conversations that a proof takes, at most. */
const mostConversations = 16

/** The file of rows that a run was not trained on; undefined where it has none. */
export function heldOutOf({ data: { test, validation, layout, system } }: RunSpec): HeldOut | undefined {
  const path = test ?? (typeof validation === 'string' ? validation : undefined)
  return path === undefined ? undefined : { path, layout, system }
}

/** The first conversations of such a file. Whatever cannot be read is passed over: a proof has texts of its own, too. */
export function heldOutConversations({ path, layout, system }: HeldOut): Conversation[] {
  try {
    const { rows } = readDataset(path)
    const known = layout === 'auto' ? detectLayout(rows, path).value : layout
    return firstRows(rows).flatMap((row) => {
      const example = toConversation(row, known)
      if (!('messages' in example)) return []
      return [system === undefined ? example : withSystem(example, system)]
    })
  } catch {
    return []
  }
}

function firstRows(rows: Iterable<Row>): Row[] {
  const first: Row[] = []
  for (const row of rows) {
    if (first.length === mostConversations) break
    first.push(row)
  }
  return first
}
