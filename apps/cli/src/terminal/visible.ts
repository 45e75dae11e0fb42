/** A model's text for the terminal: line breaks and tabs stay, anything that could steer the terminal is spelled out. */
export function visible(text: string): string {
  return text.replace(/(?![\n\t])\p{Control}/gu, (sign) => `\\x${sign.codePointAt(0)!.toString(16).padStart(2, '0')}`)
}
