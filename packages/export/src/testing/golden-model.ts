import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const golden = join(import.meta.dirname, '../../../nn/golden')

/** Models of all families with random weights; see golden/README.md. */
export const goldenFamilies = readdirSync(golden)

/** Token sequences with the logits that Transformers and PEFT computed, `[batch][sequence][vocabulary]`. */
export interface GoldenCase {
  ids: number[][]
  segments: number[][]
  base: { logits: number[][][] }
  adapted: { logits: number[][][] }
}

export const goldenCases = (family: string): Record<string, GoldenCase> =>
  JSON.parse(readFileSync(join(golden, family, 'golden.json'), 'utf8'))

export const goldenAdapter = (family: string): string => join(golden, family, 'adapter')

/**
 * Copies a golden model into `folder`, with a tokenizer for its 96 tokens: printable ASCII.
 *
 * @param change makes another configuration of it
 */
export function copyGoldenModel(
  family: string,
  folder: string,
  change: (config: Record<string, unknown>) => Record<string, unknown> = (config) => config,
): void {
  for (const name of ['model.safetensors', 'config.v4.json']) copyFileSync(join(golden, family, name), join(folder, name))
  const config = JSON.parse(readFileSync(join(golden, family, 'config.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(join(folder, 'config.json'), JSON.stringify(change(config)))
  const characters = [...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)), 'Ġ', 'Ċ']
  const tokenizer = {
    version: '1.0',
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab: Object.fromEntries(characters.map((token, id) => [token, id])), merges: [] },
  }
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer))
  writeFileSync(join(folder, 'tokenizer_config.json'), '{}')
}
