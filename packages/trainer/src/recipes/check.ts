import type { Reason, RunSpec } from '@tunesmith/contract'
import type { DataProof, Tokenizer } from '@tunesmith/text'
import { proveFiles, readDataFiles, rowSettings } from '../data/training-data.ts'
import { openStart } from './prepare.ts'

/** The data proof of a run, with what is needed to show rows with their loss mask. */
export interface CheckReport {
  proof: DataProof
  layout: string
  layoutReason: Reason
  template: string
  templateReason: Reason
  tokenizer: Tokenizer
}

/**
 * Proves the data of a run: every row renders, fits, and has something to learn.
 * @param folder for the tokenizer of a model trained from nothing
 */
export function checkData(spec: RunSpec, folder: string): CheckReport {
  const files = readDataFiles(spec)
  const base = openStart(spec, files, folder)
  const maxLength = spec.data.maxLength === 'auto' ? undefined : spec.data.maxLength
  return {
    proof: proveFiles(files, rowSettings(spec, files, base, maxLength)),
    layout: files.layout.value,
    layoutReason: files.layout.reason,
    template: base.template.value.name,
    templateReason: base.template.reason,
    tokenizer: base.tokenizer,
  }
}
