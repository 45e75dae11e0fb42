import { randomBytes } from 'node:crypto'
import type { ApiResponse, ChatCompletionChunk, FinishReason, ResponseEvent, ResponseOutputItem, Usage } from '@tunesmith/contract/openai'

type Piece = ChatCompletionChunk['choices'][number]
type Message = ResponseOutputItem & { type: 'message' }
type Call = ResponseOutputItem & { type: 'function_call' }
/** An event that has no number yet. */
type Said<E = ResponseEvent> = E extends ResponseEvent ? Omit<E, 'sequence_number'> : never

/** Makes the pieces of a chat completion into the items of a response. */
export interface ResponseWriter {
  add(piece: Piece): void
  /** Nothing more comes. */
  end(usage: Usage): void
}

const newId = (prefix: 'msg' | 'fc') => `${prefix}_${randomBytes(24).toString('hex')}`
const outputText = (text: string): Message['content'][number] => ({ type: 'output_text', text, annotations: [], logprobs: [] })

/**
 * @param begun the response without output
 * @param time tells the seconds since 1970
 */
export function responseWriter(begun: ApiResponse, time: () => number, tell: (event: ResponseEvent) => void): ResponseWriter {
  const output: ResponseOutputItem[] = []
  let open: Message | Call | undefined
  let finish: FinishReason | null = null
  let said = 0

  const say = (event: Said) => tell({ ...event, sequence_number: said++ } as ResponseEvent)
  const place = (id: string) => ({ item_id: id, output_index: output.length - 1 })

  function begin(): void {
    if (said > 0) return
    say({ type: 'response.created', response: begun })
    say({ type: 'response.in_progress', response: begun })
  }

  function openItem<I extends Message | Call>(item: I): I {
    closeItem('completed')
    open = item
    output.push(item)
    say({ type: 'response.output_item.added', output_index: output.length - 1, item: structuredClone(item) })
    return item
  }

  function openMessage(): Message {
    if (open?.type === 'message') return open
    const message = openItem<Message>({ type: 'message', id: newId('msg'), status: 'in_progress', role: 'assistant', content: [] })
    message.content.push(outputText(''))
    say({ type: 'response.content_part.added', ...place(message.id), content_index: 0, part: outputText('') })
    return message
  }

  function closeItem(status: 'completed' | 'incomplete'): void {
    if (open === undefined) return
    const item = open
    open = undefined
    item.status = status
    if (item.type === 'message') {
      const [part] = item.content
      say({ type: 'response.output_text.done', ...place(item.id), content_index: 0, text: part.text, logprobs: [] })
      say({ type: 'response.content_part.done', ...place(item.id), content_index: 0, part })
    } else {
      say({ type: 'response.function_call_arguments.done', ...place(item.id), name: item.name, arguments: item.arguments })
    }
    say({ type: 'response.output_item.done', output_index: output.length - 1, item })
  }

  return {
    add({ delta: { content, tool_calls: calls = [] }, finish_reason: reason }) {
      begin()
      finish = reason ?? finish
      if (content) {
        const message = openMessage()
        message.content[0].text += content
        say({ type: 'response.output_text.delta', ...place(message.id), content_index: 0, delta: content, logprobs: [] })
      }
      for (const { id, function: { name = '', arguments: text = '' } } of calls) {
        if (id !== undefined) openItem<Call>({ type: 'function_call', id: newId('fc'), status: 'in_progress', call_id: id, name, arguments: '' })
        if (open?.type !== 'function_call' || text === '') continue
        open.arguments += text
        say({ type: 'response.function_call_arguments.delta', ...place(open.id), delta: text })
      }
    },
    end(usage) {
      const isCut = finish === 'length'
      if (output.length === 0) openMessage()
      closeItem(isCut ? 'incomplete' : 'completed')
      say({
        type: isCut ? 'response.incomplete' : 'response.completed',
        response: {
          ...begun, output,
          status: isCut ? 'incomplete' : 'completed',
          completed_at: isCut ? null : time(),
          incomplete_details: isCut ? { reason: 'max_output_tokens' } : null,
          usage: {
            input_tokens: usage.prompt_tokens, input_tokens_details: { cached_tokens: usage.prompt_tokens_details?.cached_tokens ?? 0 },
            output_tokens: usage.completion_tokens, output_tokens_details: { reasoning_tokens: 0 },
            total_tokens: usage.total_tokens,
          },
        },
      })
    },
  }
}
