// Models that answer, in this process.
export { createChat, type Chat } from './conversation.ts'
export { openModel, type Answer, type AnswerOptions, type ModelSource, type OpenModel } from './open-model.ts'
export { requireRoom } from './prompt-room.ts'
