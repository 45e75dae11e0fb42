import { asFailure, type Export, type ModelImport, type Parity, reason, TunesmithError } from '@tunesmith/contract'

/** What an export looks like in each of its states, made of one that has come to a good end. */
export const exportStates: Readonly<Record<Export['state'], (made: Export) => Export>> = {
  queued: (made) => ({ ...made, ...nothingYet, state: 'queued', stage: 'waiting', progress: 0 }),
  running: (made) => ({ ...made, ...nothingYet, state: 'running', stage: 'quantising', progress: 0.62 }),
  checking: (made) => ({ ...made, state: 'checking', stage: 'proving', progress: 0.3 }),
  finished: (made) => made,
  refused: (made) => {
    const { form, against } = made.proof!.comparisons.findLast(({ tolerance }) => tolerance !== null)!
    const comparisons = made.proof!.comparisons.map((parity) => (parity.form === form ? withoutSense(parity) : parity))
    const differences = [reason('difference.answers', { form, against, mean: 2.31 })]
    return {
      ...made, ...nothingYet, state: 'refused', endedAt: made.endedAt,
      proof: { ...made.proof!, proven: false, comparisons },
      error: asFailure(new TunesmithError('EXPORT_DIFFERENT', { model: made.modelName, differences })),
    }
  },
  failed: (made) => ({
    ...made, ...nothingYet, state: 'failed', proof: null, endedAt: made.endedAt,
    error: asFailure(new TunesmithError('EXPORT_DISK_SHORT', { folder: '/home/ada/.tunesmith/exports', neededBytes: 41e9, freeBytes: 3e9 })),
  }),
  cancelled: (made) => ({ ...made, ...nothingYet, state: 'cancelled', endedAt: made.endedAt }),
}

const nothingYet = { bytes: null, files: [], proof: null, provenAt: null, endedAt: null }

/** A form that answers as a model whose weights were mixed up. */
const withoutSense = (parity: Parity): Parity => ({
  ...parity, verdict: 'different', meanDelta: 2.31, maxDelta: 7.84, perplexityChange: 4.6, topAgreement: 0.12, perplexity: 5.6 * parity.perplexityAgainst,
})

/** The same of an import. */
export const importStates: Readonly<Record<ModelImport['state'], (made: ModelImport) => ModelImport>> = {
  copying: (made) => ({ ...made, id: 'import_copying000000', state: 'copying', bytes: 0.4 * made.totalBytes, endedAt: null }),
  finished: (made) => made,
  failed: (made) => ({
    ...made, id: 'import_failed0000000', state: 'failed', bytes: 0, error: asFailure(new TunesmithError('MODEL_IMPORT_INTERRUPTED', { name: made.name })),
  }),
}
