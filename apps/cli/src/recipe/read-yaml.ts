import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { fail, type LocateSetting } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'
import { isMap, isScalar, LineCounter, parseDocument, type Node, type Pair } from 'yaml'

export interface YamlFile {
  /** What the file says, as plain values. */
  value: unknown
  locate: LocateSetting
}

/**
 * Reads a YAML file (JSON is YAML too) and remembers where each setting is written.
 *
 * @param shown the path as messages name it
 * @throws FILE_MISSING, NO_PERMISSION, YAML_INVALID
 */
export function readYaml(path: string, shown: string): YamlFile {
  const lines = new LineCounter()
  const bytes = readBytes(path)
  if (!isUtf8(bytes)) fail('YAML_INVALID', { path: shown, line: 1, column: 1, detail: 'the file is not UTF-8 text' })
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines, prettyErrors: false })
  const refuse = (detail: string, offset: number, cause?: unknown) => {
    const { line, col } = lines.linePos(offset)
    return fail('YAML_INVALID', { path: shown, line, column: col, detail: detail.replace(/\.$/, '') }, cause)
  }
  const [error] = document.errors
  if (error) return refuse(error.message, error.pos[0], error)
  const locate: LocateSetting = (field) => {
    const key = findKey(document.contents, field.split('.'))
    if (!key?.range) return undefined
    const { line, col } = lines.linePos(key.range[0])
    return `line ${line}, column ${col}`
  }
  try {
    return { value: document.toJS() ?? {}, locate }
  } catch (cause) {
    return refuse((cause as Error).message, 0, cause) // an alias without its anchor, or aliases that multiply without end
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    return failFromSystem(error, path, 'read')
  }
}

/** The node of the innermost key on the path, which is where a person looks. */
function findKey(contents: unknown, [key, ...rest]: string[]): Node | undefined {
  if (!isMap(contents)) return undefined
  const pair = contents.items.find((item) => isScalar(item.key) && String(item.key.value) === key) as Pair<Node, Node> | undefined
  return rest.length > 0 && pair ? findKey(pair.value, rest) ?? undefined : pair?.key
}
