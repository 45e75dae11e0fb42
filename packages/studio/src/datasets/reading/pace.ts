/** How long work goes on before others get their turn, in milliseconds. */
const stretch = 10

/** Makes long work give way now and then: `await pace()` in its loop. */
export function createPace(): () => Promise<void> | undefined {
  let began = performance.now()
  return () => {
    if (performance.now() - began < stretch) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now()
        resolve()
      })
    })
  }
}
