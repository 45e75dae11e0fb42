import type { operationGroups, OperationName, Operations } from '@tunesmith/contract'
import type { Person } from './person.ts'

/** What a write says of itself when it is acknowledged, to find it by. */
export type Fact = string
/** What a write that is found was made of: its number, once for each of its parts. */
export type Found = number[]

/** A write that can be done again and again, and looked for afterwards. */
export interface Write {
  /** What must be there of the acknowledged ones: all, the last, or nothing, because they take something away. */
  keeps: 'all' | 'last' | 'nothing'
  /** Does it for the nth time, from 1, with what has to be done before; settles when the studio has acknowledged it. */
  write(person: Person, n: number): Promise<Fact | void>
  /** Looks for what is there; `facts` are those of the acknowledged ones, in order. */
  find(person: Person, facts: readonly Fact[]): Promise<Found[]>
  /** How often it is done at most, where each leaves work behind. */
  most?: number
}

/** What is done with an operation that changes something: a write to look for, or the reason why nothing of it is kept. */
export type WriteRow = Write | { keepsNothing: string }
export type WriteName = { [N in OperationName]: Operations[N]['method'] extends 'GET' ? never : N }[OperationName]

type Groups = typeof operationGroups
/** A row for every operation of a group that changes something. */
export type WritesOf<G extends keyof Groups> = Readonly<Record<Extract<keyof Groups[G], WriteName>, WriteRow>>
