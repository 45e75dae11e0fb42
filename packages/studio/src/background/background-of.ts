import type { Services } from '../services.ts'
import { createBackground, type Background } from './background.ts'

/** What processes of a studio are for, each with what it remembers: rows and tokenizers, or models and settings. */
const purposes = ['data', 'models'] as const
type Purpose = (typeof purposes)[number]

const backgrounds = new WeakMap<Services, Record<Purpose, Background>>()

/** The background of a studio for one purpose: its rooms share it. */
export function backgroundOf(services: Services, purpose: Purpose): Background {
  const all = backgrounds.get(services) ?? { data: createBackground(), models: createBackground() }
  backgrounds.set(services, all)
  return all[purpose]
}

/** Ends the background processes of a studio. */
export function closeBackgrounds(services: Services): void {
  for (const purpose of purposes) backgrounds.get(services)?.[purpose].close()
}
