import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatEvent, ChatMessage } from '@tunesmith/contract'
import { createTinyProject } from '@tunesmith/trainer/testing/tiny-run'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChats, type ChatsRoom } from './chats.fixture.ts'

const bundled = 'tunesmith-base-10m'
const question = 'What is the fee for a title transfer?'

let root: string
/** A model of random weights, which talks on and on. */
let chatty: string
let room: ChatsRoom
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-chats-'))
  chatty = createTinyProject(root, { config: { max_position_embeddings: 8192 } }).model
  room = await openChats(join(root, 'data'))
})
afterAll(async () => {
  await room.close()
  rmSync(root, { recursive: true, force: true })
})

const textOf = (events: readonly ChatEvent[], model: string) =>
  events.map((event) => (event.type === 'text' && event.model === model ? event.text : '')).join('')
const answersIn = (events: readonly ChatEvent[]) => events.flatMap((event) => (event.type === 'answered' ? [event.message] : []))
/** Options for an answer that only ends when it is broken off, and what to do when it has begun. */
const endless = (onText: () => void) => ({ maxTokens: 4096, temperature: 2, onEvent: ({ type }: ChatEvent) => type === 'text' && onText() })

describe('a chat', () => {
  it('streams the answer of a model, and keeps question and answer', async () => {
    const chatId = await room.begin(bundled)
    const events = await room.ask(chatId, `${question}\nPlease.`, { maxTokens: 12 })
    expect(events[0]).toMatchObject({ type: 'started', message: { role: 'user', content: `${question}\nPlease.`, model: null } })
    const [answer] = answersIn(events)
    expect(events.at(-1)).toEqual({ type: 'answered', message: answer })
    expect(answer).toMatchObject({ role: 'assistant', model: bundled, vote: null, content: textOf(events, bundled).trim() })
    expect(answer.content).not.toBe('')
    expect(['stop', 'length']).toContain(answer.stopped)
    expect(await room.messages(chatId)).toEqual([(events[0] as { message: ChatMessage }).message, answer])
    const { items } = await room.handlers.listChats({ offset: 0, limit: 1 }, room.as('ann'))
    expect(items).toMatchObject([{ id: chatId, title: question, models: [bundled] }])
  })

  it('lets two models answer side by side, each knowing its own answers', async () => {
    const chatId = await room.begin(bundled, chatty, bundled)
    const events = await room.ask(chatId, question)
    const both = answersIn(events)
    expect(both.map(({ model }) => model).sort()).toEqual([chatty, bundled].sort())
    for (const { model, content } of both) expect(textOf(events, model!).trim()).toBe(content)
    await room.ask(chatId, 'And then?')
    expect((await room.messages(chatId)).map(({ role }) => role)).toEqual(['user', 'assistant', 'assistant', 'user', 'assistant', 'assistant'])
  })

  it('answers the same question the same way again in its place', async () => {
    const chatId = await room.begin(bundled)
    const [first] = await room.ask(chatId, 'Good morning.')
    const second = await room.ask(chatId, question)
    const { message } = second[0] as { message: ChatMessage }
    const again = await room.ask(chatId, question, { replaces: message.id })
    expect(answersIn(again)[0].content).toBe(answersIn(second)[0].content)
    const messages = await room.messages(chatId)
    expect(messages).toHaveLength(4)
    expect(messages.map(({ id }) => id)).not.toContain(message.id)
    await expect(room.ask(chatId, question, { replaces: messages[1].id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await room.ask(chatId, 'Good evening.', { replaces: (first as { message: ChatMessage }).message.id })
    expect((await room.messages(chatId)).map(({ content }) => content)[0]).toBe('Good evening.')
    expect(await room.messages(chatId)).toHaveLength(2)
  })

  it('keeps what there is of an answer when the listener goes', async () => {
    const chatId = await room.begin(chatty)
    const leaving = new AbortController()
    await room.ask(chatId, question, { ...endless(() => leaving.abort()), signal: leaving.signal })
    await room.chats.breakOff(chatId)
    const [, answer] = await room.messages(chatId)
    expect(answer).toMatchObject({ stopped: 'cancelled', model: chatty })
    expect(answer.content).not.toBe('')
  })

  it('breaks an answer off for the next question', async () => {
    const chatId = await room.begin(chatty)
    let next: Promise<ChatEvent[]> | undefined
    const first = await room.ask(chatId, question, endless(() => (next ??= room.ask(chatId, 'Something else.'))))
    expect(answersIn(first)[0].stopped).toBe('cancelled')
    expect(answersIn(await next!)[0].stopped).not.toBe('cancelled')
    const messages = await room.messages(chatId)
    expect(messages.map(({ role, stopped }) => [role, stopped === 'cancelled'])).toEqual([['user', false], ['assistant', true], ['user', false], ['assistant', false]])
  })

  it.skipIf(process.platform !== 'linux')('tells when the process of a model dies, and starts it anew for the next question', async () => {
    const chatId = await room.begin(chatty)
    let killed = false
    const events = await room.ask(chatId, question, endless(() => {
      if (killed) return
      killed = true
      for (const pid of childrenOf(process.pid)) if (commandOf(pid).includes(chatty)) process.kill(pid, 'SIGKILL')
    }))
    expect(events.at(-1)).toMatchObject({ type: 'failed', model: chatty, code: 'MODEL_CRASHED', message: expect.stringContaining('SIGKILL') })
    expect(await room.messages(chatId)).toHaveLength(1)
    expect(answersIn(await room.ask(chatId, question))).toHaveLength(1)
  })

  it('tells what is wrong with a model, and lets the other one answer', async () => {
    const chatId = await room.begin(join(root, 'missing'), bundled)
    const events = await room.ask(chatId, question)
    expect(events.find(({ type }) => type === 'failed')).toMatchObject({ model: join(root, 'missing'), code: 'MODEL_FOLDER_MISSING' })
    expect(answersIn(events)).toMatchObject([{ model: bundled }])
  })

  it('takes votes on answers, and takes them back', async () => {
    const chatId = await room.begin(bundled)
    await room.ask(chatId, question)
    const [asked, answer] = await room.messages(chatId)
    const vote = (messageId: string, opinion: 'up' | 'down' | null) =>
      room.handlers.voteOnMessage({ chatId, messageId, vote: opinion }, room.as('ann'))
    expect(await vote(answer.id, 'up')).toEqual({ ...answer, vote: 'up' })
    expect((await room.messages(chatId))[1].vote).toBe('up')
    expect((await vote(answer.id, null)).vote).toBeNull()
    await expect(vote(asked.id, 'up')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not there for anybody else', async () => {
    const chatId = await room.begin(bundled)
    await room.ask(chatId, question)
    const [, answer] = await room.messages(chatId)
    const bob = room.as('bob')
    const sampling = { temperature: 0, topP: 1, maxTokens: 8, seed: 0 }
    const attempts = [
      room.handlers.getChat({ chatId }, bob), room.handlers.updateChat({ chatId, title: 'Mine' }, bob), room.handlers.deleteChat({ chatId }, bob),
      room.handlers.sendMessage({ chatId, content: 'Hi', sampling }, bob), room.handlers.voteOnMessage({ chatId, messageId: answer.id, vote: 'up' }, bob),
    ]
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining(chatId) })
    expect(await room.handlers.listChats({ offset: 0, limit: 50 }, bob)).toEqual({ items: [], total: 0 })
    expect(await room.messages(chatId)).toHaveLength(2)
  })

  it('is renamed, gets other models, and is deleted even while it is answered', async () => {
    const chatId = await room.begin(bundled)
    expect(await room.handlers.updateChat({ chatId, title: 'Fees', models: [chatty] }, room.as('ann'))).toMatchObject({ title: 'Fees', models: [chatty] })
    let deleted: Promise<unknown> | undefined
    await room.ask(chatId, question, endless(() => (deleted ??= room.handlers.deleteChat({ chatId }, room.as('ann')))))
    await deleted
    await expect(room.messages(chatId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

it('chats are there after the studio was closed in the middle of an answer', async () => {
  const folder = join(root, 'closed')
  const first = await openChats(folder)
  const chatId = await first.begin(chatty)
  let closed: Promise<void> | undefined
  await first.ask(chatId, question, endless(() => (closed ??= first.close())))
  await closed
  const second = await openChats(folder)
  expect(await second.messages(chatId)).toMatchObject([{ content: question }, { stopped: 'cancelled' }])
  await second.close()
})

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')
