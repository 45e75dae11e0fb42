export { type Tokenizer, type SpecialToken } from './tokenizer.ts'
export { betweenBreaks } from './token-break.ts'
export { loadTokenizer } from './tokenizer-folder.ts'
export { exactPreTokenizer } from './exact-pre-tokenizer.ts'
export {
  isRawText,
  withSystem,
  type Conversation,
  type Example,
  type Message,
  type RawText,
  type Role,
} from './conversation.ts'
export { chatTemplate, type ChatTemplateOptions, type ConversationTemplate } from './templates/conversation-template.ts'
export { instructionTemplate, type InstructionMarkers } from './templates/instruction.ts'
export { builtinTemplates, type BuiltinTemplate, type BuiltinTemplateName } from './templates/builtin.ts'
export { builtinTemplate, chooseTemplate } from './templates/choose.ts'
export {
  renderExamples,
  renderPrompt,
  stopTokenIds,
  type RenderedExample,
  type RenderedPrompt,
  type RenderOptions,
  type TrainOn,
} from './render/render.ts'
export { packExamples } from './packing.ts'
export { collate, supervisedCount, type CollateOptions, type TokenizedExample, type TrainingBatch } from './collate.ts'
export { trainByteLevelBpe, type BpeTraining } from './bpe/train.ts'
export { writeTokenizerFiles, type TokenizerFiles } from './bpe/tokenizer-files.ts'
export { splitPatterns, type DigitGrouping, type SplitPattern } from './bpe/pre-tokenizer.ts'
export { dataFileEndings, datasetItems, readDataset, readRows, type DatasetFile } from './rows/read-rows.ts'
export {
  problemKinds,
  type ProblemKind,
  type ProblemKindInfo,
  type ReadItem,
  type RejectedRow,
  type Row,
  type RowProblem,
  type Rows,
} from './rows/row.ts'
export { guessMapping } from './rows/guess-mapping.ts'
export { deepestRow, shapeOf } from './rows/json-shape.ts'
export { detectLayout, layouts, type Layout, type LayoutInfo } from './rows/layout.ts'
export { toConversation } from './rows/to-conversation.ts'
export {
  proveData,
  requireUsable,
  summarizeProblems,
  type DataProof,
  type DataProofSettings,
  type ProblemSummary,
  type ProvenExample,
} from './proof/data-proof.ts'
export { checkRow, type CheckedRow, type RowSettings } from './proof/check-row.ts'
export { isComplete } from './proof/texts.ts'
export { duplicateOf, exampleKey, questionKey } from './proof/overlap.ts'
export { lengthStatistics, type LengthStatistics } from './proof/lengths.ts'
export { maskedStretches, type MaskedStretch } from './proof/masked-stretches.ts'
export {
  describeTools,
  toolCallReader,
  toolUseOf,
  type AnswerPart,
  type Tool,
  type ToolCallFormat,
  type ToolCallReader,
  type ToolUse,
} from './tool-calls/index.ts'
