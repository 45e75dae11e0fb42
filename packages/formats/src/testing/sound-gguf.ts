import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memorySource } from '../gguf/byte-source.ts'
import { type GgufFile, parseGguf } from '../gguf/header.ts'
import { encodedBytes } from '../gguf/tensor-types.ts'
import { ggufValue } from '../gguf/value-types.ts'
import { writeGguf } from '../gguf/write.ts'

/** A small file with every kind of entry that a model has. */
export async function soundGguf(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-formats-'))
  const path = join(folder, 'sound.gguf')
  const rows = (count: number) => () => [new Float32Array(count)]
  try {
    await writeGguf(path, {
      metadata: new Map([
        ['general.architecture', ggufValue.text('llama')],
        ['general.alignment', ggufValue.uint32(32)],
        ['tokenizer.ggml.tokens', ggufValue.texts(['a', '', 'Ġthe'])],
        ['tokenizer.ggml.scores', ggufValue.float32s([0, -1, -2])],
        ['flags', { type: 'array', items: 'bool', value: [true, false] }],
        ['big', { type: 'uint64', value: 7n }],
      ]),
      tensors: [
        { name: 'w', type: 'Q8_0', shape: [2, 32], rows: rows(64) },
        { name: 'v', type: 'F16', shape: [1, 2, 3], rows: rows(6) },
        { name: 's', type: 'F32', shape: [5], rows: rows(5) },
      ],
    })
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Parses a file and proves what makes its header safe to act on: nothing was read or kept that is larger than the file,
 * and no tensor reaches outside it or into another.
 *
 * @throws what `parseGguf` throws, and an Error with the fault where something it accepted is not safe
 */
export function parseSoundly(file: Uint8Array): GgufFile {
  const { size, read } = memorySource(file)
  const parsed = parseGguf('memory', {
    size,
    read(target, position) {
      if (target.length > size) throw new Error(`${target.length} bytes were allocated for a file of ${size}`)
      return read(target, position)
    },
  })
  let kept = 0
  for (const { value } of parsed.metadata.values()) kept += ArrayBuffer.isView(value) ? value.byteLength : 0
  if (kept > size) throw new Error(`${kept} bytes of arrays were kept of a file of ${size}`)
  let end = 0
  for (const { name, type, shape, offset, byteLength } of [...parsed.tensors.values()].toSorted((a, b) => a.offset - b.offset)) {
    const bytes = encodedBytes(type, shape.reduce((product, side) => product * side, 1))
    if (bytes !== byteLength || offset < end || offset + byteLength > size) throw new Error(`${name} is not inside the file`)
    end = offset + byteLength
  }
  return parsed
}
