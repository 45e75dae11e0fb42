import type { Architecture, LayerAttention } from '@tunesmith/nn'

/** Windows of attention as llama.cpp knows them. */
export interface WindowPattern {
  size: number
  /** Each n-th layer looks back to the start; 0 if none does. */
  period: number
}

/** The windows of a model; undefined where it has none or they follow no pattern that llama.cpp knows. */
export function windowPattern({ layers }: Architecture): WindowPattern | undefined {
  const size = layers.find(isWindowed)?.window
  if (size === undefined) return undefined
  const period = layers.findIndex((layer) => !isWindowed(layer)) + 1
  const isRegular = layers.every(({ window }, index) => window === (isFull(index, period) ? undefined : size))
  return isRegular ? { size, period } : undefined
}

export const isWindowed = ({ window }: LayerAttention): boolean => window !== undefined

const isFull = (index: number, period: number) => period > 0 && (index + 1) % period === 0
