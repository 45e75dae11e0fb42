import { join } from 'node:path'
import { detectLayout, chooseTemplate, loadTokenizer, proveData, readDataset } from '@tunesmith/text'
import { Random } from '@tunesmith/trainer'

const dataFile = join(import.meta.dirname, '../../examples/policy-chatbot/data/train.jsonl')

/** Token ids of a row and, for each, whether the loss is taken on it; as it travels in a job. */
export interface RowTokens {
  ids: number[]
  supervised: boolean[]
}

/** The training rows of the policy chatbot as token ids, with the tokens of the answers marked, in random order. */
export function policyRows(tokenizerFolder: string): RowTokens[] {
  const tokenizer = loadTokenizer(tokenizerFolder)
  const { rows, problems } = readDataset(dataFile)
  const { examples } = proveData(rows, {
    layout: detectLayout(rows).value,
    template: chooseTemplate(tokenizer).value,
    tokenizer,
    trainOn: 'responses',
    problems,
  })
  const order = examples.map(({ ids, supervised }) => ({ ids: [...ids], supervised: Array.from(supervised, Boolean) }))
  return Random.fromKey(3, 'rows').shuffle(order)
}
