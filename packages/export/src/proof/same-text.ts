import type { ParityReport } from '@tunesmith/contract'
import { openGguf } from '@tunesmith/formats'
import type { LlamaProcess } from '@tunesmith/inference'
import { chatTemplate, type Conversation, type ConversationTemplate, type Tokenizer } from '@tunesmith/text'
import { tokenizerTexts, usualExamples } from './texts.ts'

/** How many texts both programs cut into the same tokens. */
export async function compareTokenizers(tokenizer: Tokenizer, llama: LlamaProcess): Promise<NonNullable<ParityReport['tokenizer']>> {
  let equal = 0
  for (const text of tokenizerTexts) {
    const ours = tokenizer.encode(text, { addSpecialTokens: false })
    const theirs = await llama.tokenize(text, false)
    if (ours.length === theirs.length && ours.every((id, place) => id === theirs[place])) equal++
  }
  return { texts: tokenizerTexts.length, equal }
}

/** Whether the template in a GGUF file writes the same prompts as the one the model was trained with. */
export function compareTemplates(file: string, template: ConversationTemplate, tokenizer: Tokenizer): ParityReport['template'] {
  const stored = openGguf(file).metadata.get('tokenizer.chat_template')
  if (stored?.type !== 'string') return 'none'
  const exported = chatTemplate(tokenizer, { jinja: stored.value })
  const writesTheSame = (conversation: Conversation) => {
    const asked = { messages: conversation.messages.slice(0, -1) }
    return exported.render(conversation) === template.render(conversation)
      && exported.render(asked, { generationPrompt: true }) === template.render(asked, { generationPrompt: true })
  }
  return usualExamples.every(writesTheSame) ? 'equal' : 'different'
}

/** Whether llama.cpp ends an answer at every token at which the engine does. */
export async function compareStopTokens(stopIds: readonly number[], llama: LlamaProcess): Promise<ParityReport['stopTokens']> {
  const { endIds } = await llama.info()
  return stopIds.every((id) => endIds.includes(id)) ? 'equal' : 'different'
}
