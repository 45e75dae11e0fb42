import { plainReason, refuseField } from '@tunesmith/contract'
import type { ChatCompletionRequest } from '@tunesmith/contract/openai'
import type { Constraint } from '@tunesmith/inference'
import type { Tool, ToolCallFormat } from '@tunesmith/text'

/** The tools of a request, and which of them have to be called. */
export interface ToolChoice {
  /** None where the model is not to know of any. */
  tools: readonly Tool[]
  /** Of these, one must be called; empty where the model is free. */
  forced: readonly Tool[]
}

/** @throws REQUEST_INVALID where a tool is asked for that is not there */
export function toolChoiceOf({ tools, tool_choice: choice = 'auto' }: ChatCompletionRequest): ToolChoice {
  const given = (tools ?? []).map(({ function: { name, description, parameters } }): Tool =>
    ({ type: 'function', function: { name, ...(description !== undefined && { description }), parameters: parameters ?? noParameters } }))
  if (choice === 'none') return { tools: [], forced: [] }
  if (choice === 'auto' || choice === null) return { tools: given, forced: [] }
  const forced = choice === 'required' ? given : given.filter(({ function: { name } }) => name === choice.function.name)
  if (forced.length === 0) refuseField('tool_choice', plainReason('it asks for a tool that is not among the tools'))
  return { tools: given, forced }
}

const noParameters = { type: 'object', properties: {}, additionalProperties: false }

/** What an answer must look like that is a call of one of these tools, as the model writes calls. @throws REQUEST_INVALID */
export function callConstraint(format: ToolCallFormat, tools: readonly Tool[]): Constraint {
  const definitions = Object.assign({}, ...tools.map(definitionsOf)) as Record<string, unknown>
  const rooted = (schema: object) => (Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions })
  if (format.kind === 'named') {
    if (tools.length > 1) {
      const problem = 'this model can be held to one tool, not to one of several: name it, or leave the choice to the model'
      refuseField('tool_choice', plainReason(problem))
    }
    const [tool] = tools
    return { before: `${format.open}${tool.function.name}${format.between}`, jsonSchema: rooted(parametersOf(tool)), after: format.close }
  }
  const calls = tools.map((tool) => ({
    type: 'object',
    properties: { [format.nameKey]: { const: tool.function.name }, [format.argumentsKey]: parametersOf(tool) },
    required: [format.nameKey, format.argumentsKey],
    additionalProperties: false,
  }))
  const call = calls.length === 1 ? calls[0] : { anyOf: calls }
  const schema = format.isList ? { type: 'array', items: call, minItems: 1, maxItems: 1 } : call
  return { before: format.open, jsonSchema: rooted(schema), after: format.close }
}

/** Definitions stand at the root of a schema; those of several tools are told apart by the names of the tools. */
const definitionName = ({ function: { name } }: Tool, definition: string) => `${name}.${definition}`

function definitionsOf(tool: Tool): Record<string, unknown> {
  const { $defs = {} } = located(tool) as { $defs?: Record<string, unknown> }
  return Object.fromEntries(Object.entries($defs).map(([name, schema]) => [definitionName(tool, name), schema]))
}

function parametersOf(tool: Tool): Record<string, unknown> {
  const { $defs: _definitions, ...parameters } = located(tool)
  return parameters
}

/** The parameters with references to where their definitions are put. */
function located(tool: Tool): Record<string, unknown> {
  const moved = (key: string, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace(/^#\/(?:\$defs|definitions)\/(.+)$/, (_, name: string) => `#/$defs/${definitionName(tool, name)}`) : value
  const { definitions, ...schema } = JSON.parse(JSON.stringify(tool.function.parameters), moved) as Record<string, unknown>
  return definitions === undefined ? schema : { ...schema, $defs: definitions }
}
