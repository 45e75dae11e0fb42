import { join } from 'node:path'
import { writeFileDurably } from '@tunesmith/formats'
import type { ExportJob } from './export-formats.ts'

/** Puts the model card beside the files, and the notice that the licence asks for, where there are such. */
export function writeCard({ card, notice, output, isStored }: Pick<ExportJob, 'card' | 'notice' | 'output' | 'isStored'>): void {
  if (isStored) return
  if (card !== undefined) writeFileDurably(join(output, 'README.md'), card)
  if (notice !== undefined) writeFileDurably(join(output, 'NOTICE'), notice)
}
