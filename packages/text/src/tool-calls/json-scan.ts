/*
 * JSON that is still being written. Only strings and brackets are told apart: enough to know where a value ends.
 */

/** Where the JSON value that begins at a place ends; undefined while it goes on. Plain values end with what follows them. */
export function endOfValue(text: string, start: number): number | undefined {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '{' && first !== '[') {
    const length = text.slice(start).search(/[\s,\]}]/)
    return length < 0 ? undefined : start + length
  }
  let depth = 0
  for (let place = start; place < text.length; place++) {
    const character = text[place]
    if (character === '"') {
      const end = endOfString(text, place)
      if (end === undefined) return undefined
      place = end - 1
    } else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      depth--
      if (depth === 0) return place + 1
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number | undefined {
  for (let place = start + 1; place < text.length; place++) {
    if (text[place] === '\\') place++
    else if (text[place] === '"') return place + 1
  }
  return undefined
}

/** Where the value of a key begins in the object that begins at a place; undefined while it is not there. */
export function valueOf(text: string, start: number, wanted: string): number | undefined {
  let place = start + 1 // behind the bracket
  for (;;) {
    place = skip(text, place, /[\s,]/)
    if (text[place] !== '"') return undefined
    const end = endOfString(text, place)
    if (end === undefined) return undefined
    const key = text.slice(place, end)
    place = skip(text, end, /[\s:]/)
    if (place >= text.length) return undefined
    if (key === JSON.stringify(wanted)) return place
    const next = endOfValue(text, place)
    if (next === undefined) return undefined
    place = next
  }
}

function skip(text: string, place: number, what: RegExp): number {
  while (place < text.length && what.test(text[place])) place++
  return place
}
