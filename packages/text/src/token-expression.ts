/** Matches any of these tokens, the longest where several begin; a text split at it keeps them, because of the parentheses. */
export function tokenExpression(contents: readonly string[]): RegExp | undefined {
  const longestFirst = contents.filter((content) => content !== '').sort((a, b) => b.length - a.length)
  if (longestFirst.length === 0) return undefined
  const alternatives = longestFirst.map((content) => content.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`(${alternatives.join('|')})`, 'gu')
}
