/*
 * What is asked of a process that holds a model in llama.cpp, and what it says. Tokens are ids of the model's own
 * vocabulary; texts become tokens, and messages a prompt, above this room.
 */

/** Where a model is, and how much it may take. */
export interface LlamaSource {
  /** Absolute path of the GGUF file. */
  file: string
  /** Longest text in tokens, prompt and answer together; at most what the model was made for. */
  contextLength?: number
  /** Texts that are worked on at the same time. */
  sequences?: number
  /** Memory that may be used, in bytes; what is free on the machine when left out. */
  memoryBytes?: number
  /** Computes in single precision throughout: slower, and with twice the memory for each text, to compare with others. */
  exact?: boolean
}

/** What is known of a loaded model. */
export interface LlamaInfo {
  contextLength: number
  /** Texts that are worked on at the same time, for each adapter. */
  sequences: number
  vocabularySize: number
  bosId: number | null
  /** Tokens that end an answer, as the file says. */
  endIds: number[]
  /** Whether texts begin with the bos token. */
  addsBos: boolean
  /** What does the computing: `cpu`, or the kind of GPU. */
  device: string
}

/** How the next token is chosen; the names are those of the OpenAI API and of llama.cpp. */
export interface Sampling {
  /** 0 always takes the likeliest token. */
  temperature: number
  topP: number
  /** 0 for all. */
  topK: number
  minP: number
  /** Divides the logits of tokens seen before, where positive (Keskar et al. 2019); 1 for none. */
  repetitionPenalty: number
  frequencyPenalty: number
  presencePenalty: number
  seed: number
  /** Added to the logits: token id and bias; −100 or less forbids a token. */
  logitBias: readonly (readonly [id: number, bias: number])[]
}

/** JSON that fits a schema, with fixed text around it. */
export interface SchemaConstraint {
  jsonSchema: unknown
  before?: string
  after?: string
}

/** What an answer must look like: JSON of a form, or what a grammar in GBNF allows. */
export type Constraint = SchemaConstraint | { grammar: string }

export interface GenerateRequest {
  /** The prompt. */
  tokens: readonly number[]
  /** Absolute path of a LoRA adapter in GGUF. */
  adapter?: string
  maxTokens: number
  sampling: Sampling
  /** Texts that end the answer and are not part of it. */
  stop: readonly string[]
  /** Tokens that end the answer, besides those the model knows itself. */
  stopTokens: readonly number[]
  constraint?: Constraint
  /** Log-probabilities of every token, with this many of the likeliest; none when left out. */
  topLogprobs?: number
  /** Whether special tokens are part of the text. */
  showSpecial?: boolean
  /** Whether nobody reads along: it then comes as one piece at the end, which takes less time. */
  isWhole?: boolean
}

export interface TokenLogprob {
  id: number
  text: string
  /** Natural logarithm of its probability in the model's own distribution, before temperature and the like. */
  logprob: number
}

/** A token of an answer, with the likeliest ones at its place. */
export interface ScoredToken extends TokenLogprob {
  top: TokenLogprob[]
}

/** Part of an answer, as it comes. */
export interface Piece {
  text: string
  /** The tokens it is made of, where log-probabilities were asked for. */
  tokens: ScoredToken[]
}

export interface Generated {
  text: string
  /** How many tokens were written. */
  tokens: number
  /** Tokens of the prompt that were remembered from an earlier request. */
  cachedTokens: number
  /** Per token, where asked for. */
  logprobs?: ScoredToken[]
  /** The token that ended it, where log-probabilities were asked for and one did. */
  endToken?: ScoredToken
  /** What ended it: a stop token or text, the limit, the end of the context, or whoever asked. */
  stopped: 'stop' | 'length' | 'context' | 'cancelled'
}

export interface ScoreRequest {
  tokens: readonly number[]
  adapter?: string
  /** How many of the likeliest tokens to give at each place. */
  top: number
  /** First place to score: 1 (the default) for all that something precedes. */
  from?: number
}

/** The likeliest tokens at a place and how likely the one that stands there is. */
export interface Score extends ScoredToken {
  /** Whether it is the likeliest. */
  isTop: boolean
}
