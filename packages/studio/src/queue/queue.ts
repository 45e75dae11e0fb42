import { setTimeout as sleep } from 'node:timers/promises'
import { TunesmithError } from '@tunesmith/contract'
import { createBell } from '../bell.ts'
import { createWorkLoop } from '../work-loop.ts'

/** A row that has its turn. */
export interface QueueTurn<Live> {
  readonly id: string
  /** Aborted when it is to end. */
  readonly signal: AbortSignal
  /** Keeps how far it is, and tells those who follow. */
  show(live: Live): void
}

/** How the rows of a queue are worked on. */
export interface QueueRecipe<Row extends { id: string }, Live, Shown> {
  /** The row that is to have its turn next, if any. */
  next(): Promise<Row | undefined>
  /** Notes that work on a row begins; undefined where it is wanted no more. */
  begin(id: string): Promise<Row | undefined>
  /** Does the work, and notes its end. It is done again where its process died. @throws what ends it */
  work(row: Row, turn: QueueTurn<Live>): Promise<unknown>
  /** Notes that the work failed. */
  fail(row: Row, error: TunesmithError): Promise<unknown>
  /** Times that the work begins again after its process died, before that counts as a failure. */
  mostDeaths: number
  /** A row as people see it. @throws NOT_FOUND */
  show(id: string): Promise<Shown>
  /** Whether something will still happen to it by itself. */
  goesOn(shown: Shown): boolean
}

/** Works on rows, one after the other: what was under way before comes before what waits, and nothing is lost by a crash. */
export interface Queue<Live, Shown> {
  /** Begins what waits as soon as the line is free. */
  wake(): void
  /** Tells those who follow that something has changed. */
  ring(): void
  /** How far a row is, while it has its turn. */
  live(id: string): Live | undefined
  /** Ends the turn of a row; settles when nothing of it goes on. */
  stop(id: string): Promise<void>
  /** A row as it goes on, until nothing more happens by itself. */
  follow(id: string, signal: AbortSignal): AsyncGenerator<Shown>
  open(): void
  /** Ends what is under way; it goes on with the next `open`. */
  close(): Promise<void>
}

interface Active<Live> {
  id: string
  stopping: AbortController
  live?: Live
  ended: Promise<void>
}

/** How long to wait where the database or the disk does not let a row go on, in milliseconds. */
const troublePause = 5000
/** Milliseconds between two events of a row that somebody follows. */
const followInterval = 200

export function createQueue<Row extends { id: string }, Live, Shown>(recipe: QueueRecipe<Row, Live, Shown>): Queue<Live, Shown> {
  const bell = createBell()
  let isOpen = false
  let active: Active<Live> | undefined
  const { wake, resting } = createWorkLoop(async () => {
    for (let next = await following(); next !== undefined; next = await following()) await conduct(next)
  })
  const following = async () => (isOpen ? recipe.next() : undefined)

  async function conduct({ id }: Row): Promise<void> {
    const conducted: Active<Live> = { id, stopping: new AbortController(), ended: Promise.resolve() }
    active = conducted
    conducted.ended = seeThrough(conducted)
    try {
      await conducted.ended
    } catch {
      if (isOpen) await sleep(troublePause) // and try again: what was kept is intact
    } finally {
      active = undefined
      bell.ring()
    }
  }

  async function seeThrough(conducted: Active<Live>): Promise<void> {
    const { id, stopping: { signal } } = conducted
    const show = (live: Live) => {
      conducted.live = live
      bell.ring()
    }
    for (let deaths = 0; isOpen; deaths++) {
      const row = await recipe.begin(id)
      if (row === undefined) return
      bell.ring()
      try {
        await recipe.work(row, { id, signal, show })
        return
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof TunesmithError)) throw error
        if (error.code === 'BACKGROUND_DIED' && deaths < recipe.mostDeaths) continue
        await recipe.fail(row, error)
        return
      }
    }
  }

  return {
    wake,
    ring: bell.ring,
    live: (id) => (active?.id === id ? active.live : undefined),
    async stop(id) {
      const asked = active?.id === id ? active : undefined
      asked?.stopping.abort()
      await asked?.ended.catch(() => {})
    },
    async *follow(id, signal) {
      for (let shown = ''; !signal.aborted; ) {
        const news = bell.next(signal)
        const present = await recipe.show(id)
        const text = JSON.stringify(present)
        if (text !== shown) yield present
        shown = text
        if (!recipe.goesOn(present)) return
        await news
        await sleep(followInterval, null, { signal }).catch(() => {})
      }
    },
    open() {
      isOpen = true
      wake()
    },
    async close() {
      isOpen = false
      active?.stopping.abort()
      await resting()
    },
  }
}
