/** How fast something arrives, by what has arrived lately. */
export interface ArrivalRate {
  /** Takes a look at all that has arrived, at a time in milliseconds; gives bytes a second, null before it can be known. */
  look(bytes: number, time: number): number | null
}

/** How far back it looks, in milliseconds. */
const memory = 10_000
/** What is known sooner is not worth saying, in milliseconds. */
const shortest = 1000

export function createArrivalRate(): ArrivalRate {
  const looks: { bytes: number; time: number }[] = []
  return {
    look(bytes, time) {
      if (looks.length > 0 && bytes < looks.at(-1)!.bytes) looks.length = 0 // a file began anew
      looks.push({ bytes, time })
      while (looks.length > 2 && looks[1].time < time - memory) looks.shift()
      const elapsed = time - looks[0].time
      return elapsed < shortest ? null : ((bytes - looks[0].bytes) / elapsed) * 1000
    },
  }
}
