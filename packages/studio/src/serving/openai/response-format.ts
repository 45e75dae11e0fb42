import type { ChatCompletionRequest } from '@tunesmith/contract/openai'
import type { Constraint } from '@tunesmith/inference'

/** Any JSON object (RFC 8259), with so little white space that no model writes blanks for ever. */
const jsonObject = String.raw`root ::= object
value ::= object | array | string | number | "true" | "false" | "null"
object ::= "{" space (member ("," space member)*)? "}"
member ::= string ":" space value space
array ::= "[" space (value space ("," space value space)*)? "]"
string ::= "\"" character* "\""
character ::= [^"\\\x00-\x1f\x7f] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F]{4})
number ::= "-"? ("0" | [1-9] [0-9]{0,15}) ("." [0-9]{1,16})? ([eE] [-+]? [0-9]{1,3})?
space ::= [ \n]{0,12}`

/** What an answer must look like by the format that was asked for; undefined where it is free. */
export function formatConstraint({ response_format: format }: ChatCompletionRequest): Constraint | undefined {
  if (!format || format.type === 'text') return undefined
  const schema = format.type === 'json_schema' ? format.json_schema.schema : format.schema
  return schema === undefined ? { grammar: jsonObject } : { jsonSchema: schema }
}
