export { trainByteLevelBpe, type BpeTraining } from './bpe/train.ts'
export { writeTokenizerFiles, type TokenizerFiles } from './bpe/tokenizer-files.ts'
export { splitPatterns, type DigitGrouping, type SplitPattern } from './bpe/pre-tokenizer.ts'
