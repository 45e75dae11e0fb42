import type { HeaderCursor } from './header-cursor.ts'
import { MOST_KEY_BYTES, MOST_TEXT_BYTES } from './limits.ts'
import { ARRAY_TYPE, BOOL_TYPE, type GgufValue, numberTypes, type NumberTypeName, STRING_TYPE } from './value-types.ts'

/** The least bytes of an entry: an empty key's length, a type, a byte. */
const LEAST_ENTRY_BYTES = 8 + 4 + 1
/** The least bytes of a text: its length. */
const LEAST_TEXT_BYTES = 8

const numberNamesById = new Map(Object.entries(numberTypes).map(([name, { id }]) => [id as number, name as NumberTypeName]))

/** Reads `count` entries; a key that occurs twice is refused. */
export function readMetadata(cursor: HeaderCursor, count: number): Map<string, GgufValue> {
  cursor.expectRoom(count, LEAST_ENTRY_BYTES)
  const metadata = new Map<string, GgufValue>()
  for (let index = 0; index < count; index++) {
    const key = cursor.text(`the key of entry ${index}`, MOST_KEY_BYTES)
    if (metadata.has(key)) cursor.fail(`the key ${shorten(key)} occurs twice`)
    metadata.set(key, readValue(cursor, shorten(key)))
  }
  return metadata
}

function readValue(cursor: HeaderCursor, key: string): GgufValue {
  const id = cursor.uint32()
  if (id === ARRAY_TYPE) return readArray(cursor, key)
  if (id === STRING_TYPE) return { type: 'string', value: cursor.text(key, MOST_TEXT_BYTES) }
  if (id === BOOL_TYPE) return { type: 'bool', value: readBool(cursor, key) }
  const type = numberType(cursor, key, id)
  return { type, value: readNumbers(cursor, type, 1)[0] } as GgufValue
}

function readArray(cursor: HeaderCursor, key: string): GgufValue {
  const id = cursor.uint32()
  const count = cursor.count(`the length of ${key}`)
  if (id === STRING_TYPE) {
    cursor.expectRoom(count, LEAST_TEXT_BYTES)
    const value: string[] = []
    for (let index = 0; index < count; index++) value.push(cursor.text(`${key}[${index}]`, MOST_TEXT_BYTES))
    return { type: 'array', items: 'string', value }
  }
  if (id === BOOL_TYPE) {
    cursor.expectRoom(count, 1)
    return { type: 'array', items: 'bool', value: Array.from({ length: count }, () => readBool(cursor, key)) }
  }
  const items = numberType(cursor, key, id)
  return { type: 'array', items, value: readNumbers(cursor, items, count) } as GgufValue
}

function numberType(cursor: HeaderCursor, key: string, id: number): NumberTypeName {
  return numberNamesById.get(id) ?? cursor.fail(`${key} has the unknown type ${id}`)
}

function readNumbers(cursor: HeaderCursor, type: NumberTypeName, count: number) {
  const { bytes, array } = numberTypes[type]
  cursor.expectRoom(count, bytes)
  return new array(cursor.bytes(count * bytes).slice().buffer)
}

function readBool(cursor: HeaderCursor, key: string): boolean {
  const [byte] = cursor.bytes(1)
  return byte <= 1 ? byte === 1 : cursor.fail(`${key} is neither true nor false`)
}

/** A hostile name may be long; a message must fit one screen. */
export const shorten = (name: string): string => (name.length <= 120 ? name : `${name.slice(0, 117)}…`)
