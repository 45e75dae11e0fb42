import { describeTools, type Tool } from '@tunesmith/text'

/** The system message by which a model hears of tools whose template has no place for them. */
export const toolInstructions = (tools: readonly Tool[]): string =>
  describeTools({ messages: [] }, tools.map(({ type, function: { name, description, parameters } }) => ({ type, function: { name, description, parameters } }))).messages[0].content
