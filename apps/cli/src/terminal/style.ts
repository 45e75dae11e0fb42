/** Escape sequences around a text: what begins it and what ends it (ECMA-48, SGR). */
const sequences = {
  bold: ['1', '22'], dim: ['2', '22'], red: ['31', '39'], green: ['32', '39'], yellow: ['33', '39'], cyan: ['36', '39'],
} as const

/** Ways to emphasise a text; without colour they return it as it is. */
export type Style = Record<keyof typeof sequences, (text: string) => string>

export function createStyle(color: boolean): Style {
  const entries = Object.entries(sequences).map(([name, [on, off]]) =>
    [name, color ? (text: string) => `\x1b[${on}m${text}\x1b[${off}m` : (text: string) => text])
  return Object.fromEntries(entries) as Style
}
