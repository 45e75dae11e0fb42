import { join } from 'node:path'
import { writeFileDurably } from '@tunesmith/formats'

/** Puts the model card beside the files, where there is one. */
export function writeCard({ card, output }: { card?: string; output: string }): void {
  if (card !== undefined) writeFileDurably(join(output, 'README.md'), card)
}
