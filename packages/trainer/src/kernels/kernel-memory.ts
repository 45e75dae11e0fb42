import { adamW, inFours, type Factors } from './adamw.ts'
import { adamW8bit } from './adamw-8bit.ts'
import { assemble } from './assembler.ts'
import { blockElements, chunkElements, layout, type TableAddresses } from './layout.ts'
import { addTo, squaredSum } from './sums.ts'

/** What this file needs of the WebAssembly interface, which TypeScript declares for browsers only. */
interface WebAssemblyInterface {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  Instance: new (module: object, imports: Record<string, Record<string, unknown>>) => { readonly exports: unknown }
}
const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyInterface }).WebAssembly

/** The kernels: they take addresses, first those of arrays and then where the first array ends. */
export interface Kernels {
  adamW: (...addresses: number[]) => void
  adamW8bit: (...addresses: number[]) => void
  addTo: (...addresses: number[]) => void
  squaredSum: (...addresses: number[]) => number
}

const pageBytes = 65_536
/** One page less than addresses reach, so that the end of an array is never 2³², which would be 0. */
const mostBytes = 2 ** 32 - pageBytes
const pagesFor = (bytes: number) => Math.ceil(bytes / pageBytes)

const functions = { adamW, adamW8bit, addTo, squaredSum } satisfies Record<keyof Kernels, unknown>
const module = new Module(assemble(functions, pagesFor(layout.free)))

/** Bytes that so many floats take, up to the next vector. */
const alignedBytes = (floats: number) => Math.ceil(floats / 4) * 16

/** An array a kernel works on. */
export interface Operand {
  array: Float32Array | Uint8Array
  /** The kernel changes it. */
  isWritten?: boolean
  /** Elements that share one value of it. */
  elementsPerValue?: number
  /** What chunks are filled up with. */
  filler?: number
}

/**
 * Memory that kernels see. Arrays taken from it are changed where they are; of others, the kernels get copies of one chunk
 * after the other.
 */
export class KernelMemory {
  readonly kernels: Kernels
  readonly #buffer: ArrayBuffer
  readonly #copies: { floats: Float32Array; bytes: Uint8Array }[]
  #free = layout.free

  /** @param lengths of the arrays to be taken from it; there is room for 4 GiB of them at most */
  constructor(lengths: readonly number[] = []) {
    const bytes = lengths.reduce((total, length) => total + alignedBytes(length), layout.free)
    const memory = new Memory({ initial: pagesFor(Math.min(mostBytes, bytes)) })
    this.#buffer = memory.buffer
    this.kernels = new Instance(module, { environment: { memory } }).exports as Kernels
    this.#copies = layout.copies.map((address) => ({
      floats: new Float32Array(this.#buffer, address, chunkElements),
      bytes: new Uint8Array(this.#buffer, address, chunkElements),
    }))
  }

  /** An array of zeros, from this memory as long as there is room. */
  take(length: number): Float32Array {
    if (!this.#hasRoom(length)) return new Float32Array(length)
    const address = this.#free
    this.#free += alignedBytes(length)
    return new Float32Array(this.#buffer, address, length)
  }

  /** Moves arrays here as long as there is room, by putting others with the same values into the map. */
  adopt(arrays: Map<string, Float32Array>): void {
    for (const [name, values] of arrays) {
      if (!this.#hasRoom(values.length)) continue
      const own = this.take(values.length)
      own.set(values)
      arrays.set(name, own)
    }
  }

  #hasRoom(length: number): boolean {
    return this.#free + alignedBytes(length) <= this.#buffer.byteLength
  }

  setFactors(factors: Factors): void {
    new Float32Array(this.#buffer, layout.factors).set(inFours(factors))
  }

  setTables(addresses: TableAddresses, tables: { values: Float32Array; thresholds: Float32Array; starts: Uint8Array }): void {
    new Float32Array(this.#buffer, addresses.values).set(tables.values)
    new Float32Array(this.#buffer, addresses.thresholds).set(tables.thresholds)
    new Uint8Array(this.#buffer, addresses.starts).set(tables.starts)
  }

  /**
   * Lets a kernel work on arrays, chunk by chunk.
   * @param length elements of the arrays
   * @param kernel is called with the addresses of the operands, and with where the first one ends
   */
  forChunks(operands: readonly Operand[], length: number, kernel: (...addresses: number[]) => void): void {
    for (let from = 0; from < length; from += chunkElements) {
      const to = Math.min(length, from + chunkElements)
      const addresses = operands.map((operand, index) => this.#bring(operand, index, from, to))
      kernel(...addresses, addresses[0] + (to - from) * operands[0].array.BYTES_PER_ELEMENT)
      operands.forEach((operand, index) => {
        if (operand.isWritten && addresses[index] === layout.copies[index]) this.#takeBack(operand, index, from, to)
      })
    }
  }

  /** The address of a part of an array, which is copied if it lies elsewhere, or if vectors would reach beyond it. */
  #bring({ array, elementsPerValue = 1, filler = 0 }: Operand, index: number, from: number, to: number): number {
    const first = from / elementsPerValue
    const isWhole = to - from === chunkElements
    if (isWhole && array.buffer === this.#buffer) return array.byteOffset + first * array.BYTES_PER_ELEMENT
    const copy = this.#copyOf(array, index)
    const part = array.subarray(first, Math.ceil(to / elementsPerValue))
    copy.set(part)
    if (!isWhole) copy.fill(filler, part.length, (Math.ceil((to - from) / blockElements) * blockElements) / elementsPerValue)
    return layout.copies[index]
  }

  #takeBack({ array, elementsPerValue = 1 }: Operand, index: number, from: number, to: number): void {
    const part = array.subarray(from / elementsPerValue, Math.ceil(to / elementsPerValue))
    part.set(this.#copyOf(array, index).subarray(0, part.length))
  }

  #copyOf(array: Float32Array | Uint8Array, index: number): Float32Array | Uint8Array {
    const { floats, bytes } = this.#copies[index]
    return array instanceof Float32Array ? floats : bytes
  }
}
