import { useRef } from 'react'
import type { Format, Translate } from '../i18n/index.ts'

/** What is left takes between these shares of what the present speed promises: machines and connections are seldom even. */
const [fastest, slowest] = [0.8, 1.4]

/** “5–9 min left” */
export const timeLeft = (seconds: number, t: Translate, format: Format): string =>
  t('models.downloads.left', { time: format.durationRange({ low: seconds * fastest, high: Math.max(1, seconds * slowest) }) })

/** How far something had come at a time in milliseconds. */
interface Seen {
  progress: number
  at: number
}

/** Before so many milliseconds, and so much of the whole, nobody can tell how fast it is. */
const [shortest, least] = [3000, 0.02]

/** Seconds until something is done that goes on as it did between two looks; null where that is too early to tell. */
export function secondsLeft(first: Seen, last: Seen): number | null {
  const [time, share] = [last.at - first.at, last.progress - first.progress]
  return time < shortest || share < least ? null : ((1 - last.progress) * time) / share / 1000
}

/** The same since it was first shown. */
export function useSecondsLeft(progress: number): number | null {
  const present = { progress, at: Date.now() }
  const first = useRef(present)
  return secondsLeft(first.current, present)
}
