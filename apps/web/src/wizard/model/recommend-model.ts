import type { Model } from '@tunesmith/contract'

/** Why a model is recommended; each has its sentence in the catalogues. */
export type ModelReason = 'largest-that-fits' | 'fits-anywhere'

/** Parameters up to which training takes minutes to hours on an ordinary computer. */
const mostParameters = 2e9

/**
 * The model to begin with: the largest downloaded one that trains well on this machine and knows the language, else the
 * bundled one, which trains anywhere. Models trained here are never recommended: only a person knows what they are for.
 */
export function recommendModel(models: readonly Model[], language = 'en'): { id: string; reason: ModelReason } | null {
  const usable = models.filter((model) => model.trainable.value && model.fits.value === 'well' && speaks(model, language))
  const [largest] = usable
    .filter(({ origin, parameters }) => origin === 'downloaded' && parameters !== null && parameters <= mostParameters)
    .sort((a, b) => b.parameters! - a.parameters!)
  if (largest) return { id: largest.id, reason: 'largest-that-fits' }
  const bundled = models.find(({ origin, trainable }) => origin === 'bundled' && trainable.value)
  return bundled ? { id: bundled.id, reason: 'fits-anywhere' } : null
}

/** Whether a model knows a language, as far as is known: one without a list may know any. */
export function speaks({ languages }: Pick<Model, 'languages'>, language: string): boolean {
  const [wanted] = language.split('-')
  return languages.length === 0 || languages.some((known) => known.split('-')[0] === wanted)
}
