import { createGenerator, createScorer, loadAdapter, storedWeights, withLora, type GenerateOptions, type ParameterValues, type TokenScore } from '@tunesmith/nn'
import { renderPrompt, stopTokenIds, type Message } from '@tunesmith/text'
import { openBaseModel } from '../model/base-model.ts'
import { Random } from '../random.ts'

/** Where a model to talk to is. */
export interface ModelSource {
  /** A model folder, or the name of a bundled model. */
  model: string
  /** PEFT adapter folder. */
  adapter?: string
  /** The template it was trained with, a known name or a Jinja file; the one in the model folder when `auto` or left out. */
  template?: string
}

/** How answers are chosen. */
export interface AnswerOptions {
  maxTokens: number
  /** 0 always takes the likeliest token, so that the same question has the same answer. */
  temperature: number
  topP: number
  seed: number
}

/** One answer, and what ended it. */
export interface Answer {
  /** As the model wrote it, white space around it included. */
  text: string
  tokens: number
  stopped: 'stop' | 'length' | 'context'
}

/** A model that answers. */
export interface OpenModel {
  readonly contextLength: number
  /** Tokens of a conversation up to where the model begins to write. */
  promptTokens(messages: readonly Message[]): number[]
  /** Tokens of a text that is continued as it stands. */
  textTokens(text: string): number[]
  /** Tokens that end an answer. */
  readonly stopIds: readonly number[]
  /** How likely each token of a text is, given those before it; from the second token on. */
  score(ids: readonly number[]): Promise<TokenScore[]>
  /**
   * Answers several prompts at once, independently of one another.
   * @param onText called with each piece of text as it comes
   */
  answer(
    prompts: readonly (readonly number[])[], options: AnswerOptions,
    onText?: (prompt: number, text: string) => void, signal?: AbortSignal,
  ): Promise<Answer[]>
  release(): Promise<void>
}

/**
 * Opens a model with its adapter, ready to answer on the processor.
 *
 * @throws what `openBaseModel` and `loadAdapter` throw
 */
export function openModel({ model, adapter, template: request }: ModelSource): OpenModel {
  const { folder, architecture, tokenizer, template } = openBaseModel(model, request)
  const loaded = adapter === undefined ? undefined : loadAdapter(adapter, architecture)
  const parameters: ParameterValues = loaded?.parameters ?? new Map()
  const stored = () => storedWeights(folder.tensors)
  const generator = createGenerator({
    architecture,
    weights: () => (loaded ? withLora(stored(), { targets: loaded.targets }) : { ...stored(), parameters: [] }),
  })
  const scorer = createScorer({ architecture, weights: () => (loaded ? withLora(stored(), { targets: loaded.targets }) : stored()) })
  const stopIds = stopTokenIds(template.value, tokenizer)
  const decode = (ids: readonly number[]) => tokenizer.decode(ids, { skipSpecialTokens: true })
  return {
    contextLength: architecture.contextLength,
    promptTokens: (messages) => renderPrompt({ messages: [...messages] }, template.value, tokenizer).ids,
    textTokens: (text) => tokenizer.encode(text),
    stopIds,
    score: (ids) => scorer.score(parameters, ids),
    async answer(prompts, { maxTokens, temperature, topP, seed }, onText, signal) {
      const streams = prompts.map(() => textStream(decode))
      const options: GenerateOptions = {
        maxNewTokens: maxTokens, temperature, topP, stopIds, signal,
        random: (index) => {
          const random = Random.fromKey(seed, 'answer', index)
          return () => random.uniform()
        },
        onToken: onText && ((index, id) => onText(index, streams[index](id))),
      }
      const results = await generator.generate(parameters, prompts, options)
      return results.map(({ ids, stopped }) => ({ text: decode(ids), tokens: ids.length, stopped }))
    },
    async release() {
      await generator.release()
      await scorer.release()
    },
  }
}

/** Turns tokens into text piece by piece: a character that takes several tokens comes with the last of them. */
export function textStream(decode: (ids: readonly number[]) => string): (id: number) => string {
  const ids: number[] = []
  let shown = ''
  return (id) => {
    ids.push(id)
    const text = decode(ids)
    if (text.endsWith('\ufffd')) return ''
    // some tokenizers drop the space before the first word of a text, which may move what was shown
    const piece = text.startsWith(shown) ? text.slice(shown.length) : text.slice(Math.min(shown.length, text.length))
    shown = text
    return piece
  }
}
