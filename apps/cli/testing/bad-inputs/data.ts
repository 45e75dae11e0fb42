import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BadInput, Fault } from './bad-input.ts'
import { line, writeIn, writeRows } from './change-project.ts'

const trainOn = (name: string) => ['--data', name, '--model', 'tiny-llama']
/** Trains on a file with this content. */
const file = (name: string, content: string): Fault => (folder) => {
  writeIn(folder, name, content)
  return trainOn(name)
}
/** Validates on a file with this content. */
const validation = (content: string): Fault => (folder) => {
  writeIn(folder, 'held-out.jsonl', content)
  return ['--validation', 'held-out.jsonl']
}
const test = (content: string): Fault => (folder) => {
  writeIn(folder, 'test.jsonl', content)
  return ['--set', 'data.test=test.jsonl']
}

const binary = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])
const latin1 = Buffer.from('{"text": "a"}\n{"text": "\xfc"}\n', 'latin1')
const row = { question: 'What colour is the door?', answer: 'The door is red.' }
const unanswered = { messages: [{ role: 'user', content: 'Hello?' }] }
const foreign = { frage: 'a', antwort: 'b' }

/** Only the owner is kept out by permissions; the administrator never is. */
const unreadable: BadInput = ['a file this account may not read', 'NO_PERMISSION', /read .*colours\.jsonl/, (folder) =>
  chmodSync(join(folder, 'colours.jsonl'), 0)]
const keepsOut = process.platform !== 'win32' && process.getuid?.() !== 0

/** Data that cannot be trained on. */
export const badData: BadInput[] = [
  ['a file that is not there', 'DATA_FILE_MISSING', /nothing\.jsonl/, () => trainOn('nothing.jsonl')],
  ['a folder', 'DATA_IS_FOLDER', /tiny-llama.*\.jsonl/s, () => trainOn('tiny-llama')],
  ['a folder named like a file', 'DATA_IS_FOLDER', /rows\.jsonl/, (folder) => {
    mkdirSync(join(folder, 'rows.jsonl'))
    return trainOn('rows.jsonl')
  }],
  ...(keepsOut ? [unreadable] : []),
  ['a spreadsheet', 'DATA_FORMAT_UNSUPPORTED', /rows\.xlsx.*CSV/s, file('rows.xlsx', 'PK')],
  ['an empty file', 'DATA_EMPTY', /colours\.jsonl/, (folder) => writeRows(folder)],
  ['blank lines only', 'DATA_EMPTY', /colours\.jsonl/, (folder) => writeRows(folder, '', '  ')],
  ['a line that is not JSON', 'DATA_NOTHING_TO_LEARN', /line 1.*comma/s, (folder) =>
    writeRows(folder, '{"question": "a", "answer": "b",}')],
  ['numbers instead of rows', 'DATA_NOTHING_TO_LEARN', /line 1.*number/s, (folder) => writeRows(folder, '1', '2')],
  ['a binary file', 'DATA_NOT_UTF8', /Line 1 of .*colours\.jsonl/s, (folder) => writeIn(folder, 'colours.jsonl', binary)],
  ['text that is not UTF-8', 'DATA_NOT_UTF8', /Line 2/, (folder) => writeIn(folder, 'colours.jsonl', latin1)],
  ['CSV with quotes that do not match', 'DATA_NOTHING_TO_LEARN', /line \d.*quotes/s,
    file('rows.csv', 'question,answer\n"a,b\nc,d\n')],
  ['CSV with a column twice', 'DATA_NOTHING_TO_LEARN', /"question"/, file('rows.csv', 'question,question\na,b\n')],
  ['unknown fields', 'DATA_LAYOUT_UNKNOWN', /colours\.jsonl.*"frage", "antwort"/, (folder) => writeRows(folder, foreign)],
  ['fields that are not those of the layout', 'DATA_NOTHING_TO_LEARN', /line 1/, (folder) => {
    writeRows(folder, row)
    return ['--set', 'data.layout=sharegpt', '--set', 'data.validation=']
  }],
  ['conversations without an answer', 'DATA_NOTHING_TO_LEARN', /line 1/, (folder) => writeRows(folder, unanswered)],
  ['answers that are all empty', 'DATA_NOTHING_TO_LEARN', /line 1/, (folder) => writeRows(folder, { ...row, answer: '' })],
  ['questions that are all too long', 'DATA_NOTHING_TO_LEARN', /colours\.jsonl.*line 1.*more than fit/s, () =>
    ['--set', 'data.maxLength=8']],
  ['a validation file that is not there', 'DATA_FILE_MISSING', /held-out\.jsonl/, () => ['--validation', 'held-out.jsonl']],
  ['a validation file that is empty', 'DATA_EMPTY', /held-out\.jsonl/, validation('')],
  ['a validation file without a usable row', 'DATA_NOTHING_TO_LEARN', /held-out\.jsonl/, validation(line(unanswered))],
  ['a test file that is not there', 'DATA_FILE_MISSING', /test\.jsonl/, () => ['--set', 'data.test=test.jsonl']],
  ['a test file of another layout', 'DATA_ROW_INVALID', /[Ll]ine 1.*test\.jsonl/s, test(line(foreign))],
]
