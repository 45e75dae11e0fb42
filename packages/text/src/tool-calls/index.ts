export { describeTools } from './describe.ts'
export { toolUseOf, usualFormat, type ToolCallFormat, type Tool, type ToolUse } from './format.ts'
export { toolCallReader, type AnswerPart, type ToolCallReader } from './read.ts'
