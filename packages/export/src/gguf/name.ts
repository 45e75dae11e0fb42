import type { TokenizerJson } from './tokenizer-json.ts'

/** llama.cpp takes this in a model's name for the sign of a Phi-3 tokenizer. */
const PHI_3 = /phi-?3/i
/** Tokens that it then counts on. */
const phi3Tokens = ['</s>', '<unk>', '<s>', '<|endoftext|>']

/**
 * The name of a model in a file for llama.cpp, which reads in it whether white space after special tokens belongs to them,
 * as in Phi-3's tokenizer. A name that would say the wrong thing is changed as little as possible.
 */
export function nameFor({ addedTokens }: TokenizerJson, name: string): string {
  const contents = new Set(addedTokens.map(({ content }) => content))
  const isPhi3 = addedTokens.some(({ rstrip }) => rstrip) && phi3Tokens.every((token) => contents.has(token))
  if (isPhi3) return PHI_3.test(name) ? name : `${name} (phi-3)`
  return name.replace(PHI_3, 'Phi 3')
}
