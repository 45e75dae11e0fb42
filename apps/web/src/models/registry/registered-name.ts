/** Longest name of the registry, and longest alias. */
export const mostInName = 80
export const mostInAlias = 40

const name = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/
const alias = /^(?!\d+$)[a-z0-9]+(?:-[a-z0-9]+)*$/

export const isRegisteredName = (text: string) => text.length <= mostInName && name.test(text)
export const isAlias = (text: string) => text.length <= mostInAlias && alias.test(text)

/** A name for the registry made of what a model is called: “Policy chatbot” → policy-chatbot. */
export function nameFrom(title: string): string {
  const plain = title.split('/').at(-1)!.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9.]+/g, '-').slice(0, mostInName).replace(/[-.]{2,}/g, '-').replace(/^[-.]+|[-.]+$/g, '')
}
