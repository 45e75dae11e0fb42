import type { Services } from '../services.ts'
import { createBackground, type Background } from './background.ts'

/**
 * What processes of a studio are for: reading files that come from outside, for which nothing else has to wait; looking at
 * rows, with what is remembered of them; looking at models and settings.
 */
const purposes = ['uploads', 'data', 'models'] as const
type Purpose = (typeof purposes)[number]

const backgrounds = new WeakMap<Services, Record<Purpose, Background>>()

/** The background of a studio for one purpose: its rooms share it. */
export function backgroundOf(services: Services, purpose: Purpose): Background {
  const all = backgrounds.get(services) ?? { uploads: createBackground(), data: createBackground(), models: createBackground() }
  backgrounds.set(services, all)
  return all[purpose]
}

/** Ends the background processes of a studio. */
export function closeBackgrounds(services: Services): void {
  for (const purpose of purposes) backgrounds.get(services)?.[purpose].close()
}
