export { createChats } from './answer-questions.ts'
export { chatHandlers } from './chat-operations.ts'
