const plain = /^[\w./:-]+$/
/** What ends single quotes: in PowerShell also the curly ones. */
const apostrophes = /['‘’‚‛]/
/** What is special between double quotes, in a POSIX shell or in PowerShell. */
const special = /["“”„$`\\!]/

/** A text as one word: of a POSIX shell, and where it is not both odd and with apostrophes, of PowerShell too. */
export function quote(text: string): string {
  if (plain.test(text)) return text
  if (apostrophes.test(text) && !special.test(text)) return `"${text}"`
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** JSON in single quotes; an apostrophe is spelled by its number. */
export const quoteJson = (json: string): string => `'${json.replaceAll("'", String.raw`\u0027`)}'`
