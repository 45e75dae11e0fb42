import type { Answers } from './answer.ts'
import { answerWithCompletion } from './completion.ts'
import { answerWithEvents } from './events.ts'
import { answerWithFile } from './file.ts'
import { answerWithJson } from './json.ts'

/** How each kind of answer is sent. */
export const answers: Answers = {
  json: answerWithJson, events: answerWithEvents, file: answerWithFile, completion: answerWithCompletion,
}
