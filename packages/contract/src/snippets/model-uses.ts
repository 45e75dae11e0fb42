import type { ClientInput } from '../client/index.ts'
import type { ApiOperation } from './openai-methods.ts'

/** A request to a model, and what of the answer is shown. */
const ask = <N extends ApiOperation>(operation: N, input: Omit<ClientInput<N>, 'model'>, shows: string) => ({ operation, input, shows })

const user = (content: string) => [{ role: 'user' as const, content }]
const city = { type: 'string', maxLength: 30 }

/** What programs ask a model for. */
export const uses = {
  chat: ask('createChatCompletion', { messages: user('Who are you?') }, 'choices[0].message.content'),
  stream: ask('createChatCompletion', { messages: user('Who are you?'), stream: true }, 'choices[0].delta.content'),
  tools: ask('createChatCompletion', {
    messages: user('How is the weather in Paris?'),
    tools: [{
      type: 'function',
      function: {
        name: 'get_weather', description: 'The weather of a city',
        parameters: { type: 'object', properties: { city }, required: ['city'], additionalProperties: false },
      },
    }],
    tool_choice: 'required',
  }, 'choices[0].message.tool_calls'),
  schema: ask('createChatCompletion', {
    messages: user('Which city is the capital of France?'),
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: 'place', strict: true,
        schema: {
          type: 'object', properties: { city, isCapital: { type: 'boolean' } }, required: ['city', 'isCapital'], additionalProperties: false,
        },
      },
    },
  }, 'choices[0].message.content'),
  embedding: ask('createEmbedding', { input: 'A shelf of books' }, 'data[0].embedding'),
}

export type ModelUse = keyof typeof uses
export type AskedOfModel = (typeof uses)[ModelUse]
/** In the order they are shown. */
export const modelUses = Object.keys(uses) as readonly ModelUse[]
