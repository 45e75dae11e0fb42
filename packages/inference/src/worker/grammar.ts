import { fail } from '@tunesmith/contract'
import { LlamaGrammar, LlamaGrammarEvaluationState, type GbnfJsonSchema, type Llama } from 'node-llama-cpp'
import type { Constraint, SchemaConstraint } from '../requests.ts'
import { gbnfSchema } from './gbnf-schema.ts'
import type { LoadedModel } from './load-model.ts'

/** What keeps an answer to a grammar while it is written. @throws SCHEMA_UNSUPPORTED, GRAMMAR_INVALID */
export async function grammarState({ llama, model }: LoadedModel, constraint: Constraint): Promise<LlamaGrammarEvaluationState> {
  const grammar = 'grammar' in constraint ? constraint.grammar : await schemaGrammar(llama, constraint)
  try {
    return new LlamaGrammarEvaluationState({ model, grammar: new LlamaGrammar(llama, { grammar }) })
  } catch (error) {
    return fail('GRAMMAR_INVALID', { problem: error instanceof Error ? error.message : String(error) })
  }
}

/** The grammar of JSON that fits a schema, with fixed text around it. */
async function schemaGrammar(llama: Llama, { jsonSchema, before = '', after = '' }: SchemaConstraint): Promise<string> {
  const schema = gbnfSchema(jsonSchema)
  const { grammar } = await llama.createGrammarForJsonSchema<GbnfJsonSchema>(schema as GbnfJsonSchema)
  const [, root, rules] = /^root ::= (.*)\n?([\s\S]*)$/.exec(grammar)!
  // the library ends JSON with empty lines so that it notices the end; here the grammar itself is the end
  const json = root.replace(/ "\\n\\n\\n\\n" \[\\n\]\*$/, '')
  return [`root ::= ${literal(before)} json ${literal(after)}`, `json ::= ${json}`, rules].join('\n')
}

/** A fixed text in GBNF. */
export const literal = (text: string) =>
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`
