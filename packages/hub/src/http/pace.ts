/** How patient one is with the network. */
export interface Pace {
  /** Until an answer to a request without a body begins, in milliseconds. */
  answer: number
  /** Without a byte of a body that is being read, in milliseconds. */
  stall: number
  /** Times that a request is sent again where the hub or the way to it fails. */
  retries: number
  /** Before the first of them, in milliseconds; each further pause is twice as long, up to `longestPause`. */
  firstPause: number
  /** Of the pauses in a row, and of what the hub may ask for, in milliseconds; where it asks for more, that is an error. */
  longestPause: number
}

export const usualPace: Pace = { answer: 30_000, stall: 30_000, retries: 5, firstPause: 500, longestPause: 60_000 }

/** How long to wait before a retry: longer each time, and never the same for many who failed together. */
export function pauseBefore(retry: number, { firstPause, longestPause }: Pace): number {
  const full = Math.min(firstPause * 2 ** retry, longestPause)
  return full * (0.5 + Math.random() / 2)
}
