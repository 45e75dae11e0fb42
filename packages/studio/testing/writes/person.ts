import type { OperationName } from '@tunesmith/contract'
import type { Given, RequestContext } from '../../src/handler.ts'
import type { Studio } from '../../src/studio.ts'
import { contextOf } from '../browser.ts'

/** Who writes, and what there was before. */
export interface Person {
  studio: Studio
  call<N extends OperationName>(name: N, input: Given<N>): Promise<Awaited<ReturnType<Studio['handlers'][N]>>>
  context: RequestContext
  things: Things
}

/** Objects that are written to. */
export interface Things {
  projectId: string
  /** Many rows: to be changed, to be left out, to be restored. */
  changed: string
  leftOut: string
  restored: string
  chatId: string
  renamedChatId: string
}

export const model = 'tunesmith-base-10m'
/** The address of no hub, so that downloads ask nothing of the network. */
export const nowhere = 'http://127.0.0.1:1'
export const rowsText = (count: number, answer = 'Old.') =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ question: `Question ${index + 1}?`, answer })}\n`).join('')

/** The person at the machine itself, who may do everything. */
export async function openPerson(studio: Studio, things?: Things): Promise<Person> {
  const context = contextOf({ actor: await studio.localActor() })
  const call: Person['call'] = (name, input) => studio.handlers[name](input, context) as never
  return { studio, call, context, things: things ?? (await makeThings(call)) }
}

async function makeThings(call: Person['call']): Promise<Things> {
  const dataset = async () => (await call('createDatasetFromText', { name: 'Rows', text: rowsText(2000) })).id
  await call('updateHubSettings', { endpoint: nowhere })
  const answers = { goal: 'answer', datasetId: (await call('createDatasetFromExample', { example: 'policy-chatbot' })).id, model } as const
  return {
    projectId: (await call('createProject', { name: 'Project', answers })).id,
    changed: await dataset(), leftOut: await dataset(), restored: await dataset(),
    chatId: (await call('createChat', { models: [model] })).id,
    renamedChatId: (await call('createChat', { models: [model] })).id,
  }
}
