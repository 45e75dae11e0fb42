import { randomBytes } from 'node:crypto'
import type { ApiResponse, ResponseEvent, ResponseRequest } from '@tunesmith/contract/openai'
import type { ChatQuestion } from './chat-answer.ts'
import { writeChat } from './chat-completion.ts'
import { responseWriter } from './response-writer.ts'
import type { Answering } from './whole-or-in-pieces.ts'

/** An answer in the form of responses: its pieces are the events of a stream, of which the last has all of it. */
export function responseTo(question: ChatQuestion, request: ResponseRequest, now: () => Date): Answering<ResponseEvent, ResponseEvent, ApiResponse> {
  const seconds = () => Math.floor(now().getTime() / 1000)
  return {
    async write(tell, signal) {
      const writer = responseWriter(begunResponse(question.model.id, request, seconds()), seconds, tell)
      const usage = await writeChat(question, 1, writer.add, signal)
      writer.end(usage)
      return usage
    },
    chunk: ([event]) => event,
    whole: (events) => (events.at(-1) as Extract<ResponseEvent, { response: ApiResponse }>).response,
  }
}

const begunResponse = (model: string, request: ResponseRequest, time: number): ApiResponse => ({
  id: `resp_${randomBytes(24).toString('hex')}`,
  object: 'response',
  created_at: time,
  completed_at: null,
  status: 'in_progress',
  error: null,
  incomplete_details: null,
  instructions: request.instructions ?? null,
  max_output_tokens: request.max_output_tokens ?? null,
  metadata: request.metadata ?? {},
  model,
  output: [],
  parallel_tool_calls: request.parallel_tool_calls ?? true,
  previous_response_id: null,
  store: false,
  temperature: request.temperature ?? 1,
  text: { format: request.text?.format ?? { type: 'text' } },
  tool_choice: request.tool_choice ?? 'auto',
  tools: request.tools ?? [],
  top_p: request.top_p ?? 1,
  truncation: 'disabled',
  usage: null,
})
