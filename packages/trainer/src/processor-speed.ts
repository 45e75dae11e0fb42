import { availableParallelism } from 'node:os'
import { compile, createSession, input, matmul } from '@tunesmith/autograd'

/** Rows, inner size and columns of the products that are timed: large enough to keep the processor busy, over in milliseconds. */
const [rows, inner, columns] = [256, 1024, 1024]
/** The fastest counts, since others use the machine, too. */
const products = 24

let known: Promise<number> | undefined

/** Operations a second of this machine's processor in matrix products of float32, while nobody else uses it; measured once. */
export const processorSpeed = (): Promise<number> => (known ??= measure())

async function measure(): Promise<number> {
  const product = matmul(input('x', [rows, inner]), input('weight', [inner, columns]))
  const session = await createSession(compile({ product }), { threads: availableParallelism() })
  const values = { x: new Float32Array(rows * inner).fill(0.5), weight: new Float32Array(inner * columns).fill(0.5) }
  let best = Infinity
  for (let turn = 0; turn < products; turn++) {
    const began = performance.now()
    await session.run(values)
    best = Math.min(best, (performance.now() - began) / 1000)
  }
  await session.release()
  return (2 * rows * inner * columns) / best
}
