/**
 * Reads damaged headers of safetensors and GGUF files: `node bench/fuzz-headers.ts [count] [seed]`, a million by default.
 * Each must be refused with an error from the table, or be sound; the program ends with 1 at the first that is neither.
 * It prints the longest time that a header took and the memory of arrays at its highest.
 */
import { TunesmithError } from '@tunesmith/contract'
import { readFileSync } from 'node:fs'
import { headerLength, parseSafetensorsHeader } from '../packages/formats/src/safetensors/header.ts'
import { mutate, randomSource } from '../packages/formats/src/testing/mutations.ts'
import { parseSoundly, soundGguf } from '../packages/formats/src/testing/sound-gguf.ts'

const [count = 1_000_000, seed = 1] = process.argv.slice(2).map(Number)

function parseSafetensors(file: Buffer): void {
  const length = headerLength('memory', file.subarray(0, 8), file.length)
  const { tensors, dataOffset } = parseSafetensorsHeader('memory', file.subarray(8, 8 + length), file.length)
  let end = dataOffset
  for (const { name, offset, byteLength } of tensors.values()) {
    if (offset !== end) throw new Error(`${name} does not begin where the tensor before it ends`)
    end += byteLength
  }
  if (end !== file.length) throw new Error('the tensors do not fill the file')
}

const formats = [
  { name: 'safetensors', sound: readFileSync(new URL('../packages/formats/golden/dtypes.safetensors', import.meta.url)), parse: parseSafetensors },
  { name: 'GGUF', sound: await soundGguf(), parse: parseSoundly },
]

for (const { name, sound, parse } of formats) {
  parse(sound)
  const random = randomSource(seed)
  const outcomes: Record<string, number> = { sound: 0 }
  let longest = 0
  let mostArrays = 0
  for (let run = 0; run < count / formats.length; run++) {
    const file = mutate(sound, random)
    const start = performance.now()
    try {
      parse(file)
      outcomes.sound++
    } catch (error) {
      if (!(error instanceof TunesmithError)) {
        console.error(`${name}, seed ${seed}, run ${run}: ${file.toString('base64')}`)
        throw error
      }
      outcomes[error.code] = (outcomes[error.code] ?? 0) + 1
    }
    longest = Math.max(longest, performance.now() - start)
    if (run % 1000 === 0) mostArrays = Math.max(mostArrays, process.memoryUsage().arrayBuffers)
  }
  const total = Object.values(outcomes).reduce((sum, number) => sum + number, 0)
  console.log(`${name}: ${total} damaged headers of ${sound.length} bytes, none accepted that is not sound`)
  console.log(`  longest ${longest.toFixed(1)} ms, arrays at most ${(mostArrays / 1e6).toFixed(1)} MB`)
  for (const [outcome, times] of Object.entries(outcomes)) console.log(`  ${outcome}: ${times}`)
}
