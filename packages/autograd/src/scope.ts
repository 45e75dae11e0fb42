/** A stretch of the forward pass whose intermediate tensors may be computed again in the backward pass. */
export interface CheckpointRegion {
  readonly name: string
}

/** The parts of a training step, in the order they run; recomputed tensors are forward ones computed again. */
export const phases = ['forward', 'recompute', 'backward'] as const
export type Phase = (typeof phases)[number]

/** Where in the computation a tensor is being built; each tensor remembers it. */
export interface Scope {
  readonly path: string
  readonly phase: Phase
  readonly region: CheckpointRegion | undefined
}

let current: Scope = { path: '', phase: 'forward', region: undefined }

/** Where tensors are being built now. */
export function currentScope(): Scope {
  return current
}

/** Runs `build` inside a changed scope; building is synchronous, so leaving restores the outer one. */
export function withScope<T>(change: Partial<Scope>, build: () => T): T {
  const outer = current
  current = { ...outer, ...change }
  try {
    return build()
  } finally {
    current = outer
  }
}

/** Names a part of the model; names nest with dots and show in the graph dump. */
export function scope<T>(name: string, build: () => T): T {
  return withScope({ path: current.path ? `${current.path}.${name}` : name }, build)
}

/**
 * Marks a part of the forward pass for recomputation (Chen et al. 2016, arXiv:1604.06174): `compile` decides by
 * `recompute` whether the backward pass keeps its intermediate tensors or computes them again.
 */
export function checkpoint<T>(name: string, build: () => T): T {
  return scope(name, () => withScope({ region: { name: currentScope().path } }, build))
}
