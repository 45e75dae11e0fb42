import { join } from 'node:path'
import { writeFileDurably } from '@tunesmith/formats'

/** Puts the model card beside the files, where there is one. */
export function writeCard({ card, output, isStored }: { card?: string; output: string; isStored: boolean }): void {
  if (card !== undefined && !isStored) writeFileDurably(join(output, 'README.md'), card)
}
