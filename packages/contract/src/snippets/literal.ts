/** Longer lists and objects have a line for each part. */
const longest = 80

/** A JSON value as it is written in TypeScript. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) return enclose('[', value.map((part) => literal(part, inner)), ']', indent)
  return objectOf(Object.entries(value).map(([key, part]): [string, string] => [key, literal(part, inner)]), indent)
}

/** An object of expressions. */
export function objectOf(fields: readonly [key: string, expression: string][], indent = ''): string {
  return enclose('{ ', fields.map(([key, expression]) => `${keyOf(key)}: ${expression}`), ' }', indent)
}

/** Parts between brackets: in one line, or each in its own, where the brackets lose their space. */
export function enclose(open: string, parts: readonly string[], close: string, indent: string, step = '  '): string {
  const [left, right] = [open.trim(), close.trim()]
  if (parts.length === 0) return left + right
  const line = `${open}${parts.join(', ')}${close}`
  if (line.length + indent.length <= longest && !line.includes('\n')) return line
  return `${left}\n${parts.map((part) => `${indent}${step}${part},\n`).join('')}${indent}${right}`
}

const keyOf = (key: string) => (key === '__proto__' ? `['${key}']` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key))

/** In single quotes, with the escapes of JSON. */
const text = (value: string) => `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", String.raw`\'`)}'`
