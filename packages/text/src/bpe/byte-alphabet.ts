/**
 * The 256 printable characters that stand for the 256 bytes in a byte-level vocabulary (GPT-2, Radford et al. 2019):
 * visible Latin-1 bytes stand for themselves, the others are moved up to U+0100 and on, in byte order.
 */
export const byteToCharacter: readonly string[] = buildAlphabet()

/** The same table read backwards: character → byte. */
export const characterToByte: ReadonlyMap<string, number> = new Map(
  byteToCharacter.map((character, byte) => [character, byte]),
)

const encoder = new TextEncoder()

/** Text → one character of the byte alphabet per UTF-8 byte. */
export function toByteCharacters(text: string): string {
  let result = ''
  for (const byte of encoder.encode(text)) result += byteToCharacter[byte]
  return result
}

function buildAlphabet(): string[] {
  const visible = (byte: number) => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
  let moved = 0
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(visible(byte) ? byte : 0x100 + moved++))
}
