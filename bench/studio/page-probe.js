/*
 * Runs inside the page, before anything else of it: when curves are drawn, how long it takes until the answer to what a
 * person does can be seen, and what keeps the page busy. Times are in milliseconds.
 */
globalThis.probe = {
  /** From the start of the navigation until something was drawn on a canvas; null before. */
  firstCurve: null,
  /** Durations of tasks over 50 ms; browsers report no shorter ones. */
  longTasks: [],
  /** Gets ready for the next event of a kind, which is to change an element or what is below it. */
  expect(event, selector) {
    const nothing = new Promise((resolve) => setTimeout(resolve, patience, null))
    expected = Promise.race([timeToAnswer(event, document.querySelector(selector)), nothing])
  },
  /** From that event until the frame has been painted in which the element is another; null where it stayed the same. */
  answer: () => expected,
  /** Bytes that the studio's operations have sent, with their headers; streams count when they have ended. */
  bytesRead() {
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/'))
    return answers.reduce((sum, { transferSize }) => sum + transferSize, 0)
  },
}

let expected
const patience = 5000

/** Texts do not count, since those change by themselves while a run goes on. */
function timeToAnswer(event, element) {
  return new Promise((resolve) => {
    const begin = ({ timeStamp }) => {
      const changes = new MutationObserver(() => {
        changes.disconnect()
        afterFrame(() => resolve(performance.now() - timeStamp))
      })
      changes.observe(element, { subtree: true, childList: true, attributeFilter: ['aria-valuenow', 'aria-expanded'] })
    }
    addEventListener(event, begin, { capture: true, once: true })
  })
}

new PerformanceObserver((list) => probe.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: 'longtask', buffered: true })
look()

function look() {
  const canvas = document.querySelector('canvas')
  if (canvas && isDrawnOn(canvas)) afterFrame(() => (probe.firstCurve = performance.now()))
  else requestAnimationFrame(look)
}

/** Whether there is anything on the vertical line in the middle. */
function isDrawnOn(canvas) {
  if (canvas.width === 0 || canvas.height === 0) return false
  return canvas.getContext('2d').getImageData(canvas.width >> 1, 0, 1, canvas.height).data.some((value) => value > 0)
}

/** A task that is queued while a frame is being made runs behind it. */
function afterFrame(then) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  })
}
