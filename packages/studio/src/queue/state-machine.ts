import { fail, TunesmithError } from '@tunesmith/contract'

/** The states of something, and which follows which. What is not in the table cannot happen. */
export interface StateMachine<State extends string, Happening extends string> {
  /** @throws where a database holds a state that this version does not know */
  asState(state: string): State
  /**
   * The state that follows.
   * @param what what a message calls the thing
   * @throws NOT_NOW where that cannot happen
   */
  next(happening: Happening, state: string, what: string): State
}

/**
 * @param what the thing, as in: a download
 * @param table what can happen: how a message says that it was wanted, and which state follows which
 */
export function stateMachine<State extends string, Happening extends string>(
  what: string,
  states: readonly State[],
  table: Readonly<Record<Happening, readonly [wanted: string, next: { readonly [From in State]?: NoInfer<State> }]>>,
): StateMachine<State, Happening> {
  function asState(state: string): State {
    const known = states.find((each) => each === state)
    if (known === undefined) throw new Error(`internal: ${what} has the unknown state ${state}`)
    return known
  }
  return {
    asState,
    next(happening, state, named) {
      const [wanted, next] = table[happening]
      return next[asState(state)] ?? fail('NOT_NOW', { what: named, state, wanted })
    },
  }
}

/** Lets something happen by itself; where a person was faster, that holds. Says whether it could happen. */
export async function unlessFaster(change: Promise<void>): Promise<boolean> {
  try {
    await change
    return true
  } catch (error) {
    if (error instanceof TunesmithError && (error.code === 'NOT_NOW' || error.code === 'NOT_FOUND')) return false
    throw error
  }
}
