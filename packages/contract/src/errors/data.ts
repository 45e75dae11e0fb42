import type { Reason } from '../reasons/index.ts'
import { row } from './define.ts'

/** Failures of datasets: files, rows, templates, tokens. */
export const dataErrors = {
  DATA_FILE_MISSING: row<{ path: string }>({
    title: 'Dataset file not found',
    message: ({ path }) => `There is no dataset file at ${path}.`,
    remedy: 'Check the path; paths in tunesmith.yaml are relative to that file.',
  }),
  DATA_FORMAT_UNSUPPORTED: row<{ path: string; accepted: string[] }>({
    title: 'Dataset format not supported',
    message: ({ path, accepted }) => `${path} is not in a format that can be read here (${accepted.join(', ')}).`,
    remedy: 'Export the data as JSON lines (.jsonl) or CSV; spreadsheets have CSV in their "save as" dialogue.',
  }),
  DATA_IS_FOLDER: row<{ path: string; accepted: string[] }>({
    title: 'A folder instead of a dataset file',
    message: ({ path }) => `${path} is a folder.`,
    remedy: ({ accepted }) => `Give one of the files in it (${accepted.join(', ')}).`,
  }),
  DATA_NOT_UTF8: row<{ path: string; line: number }>({
    title: 'Dataset is not UTF-8',
    message: ({ path, line }) => `Line ${line} of ${path} has bytes that are not UTF-8 text.`,
    remedy: 'Save the file again with the encoding UTF-8 (in spreadsheets: "CSV UTF-8").',
  }),
  DATA_EMPTY: row<{ path: string }>({
    title: 'Dataset is empty',
    message: ({ path }) => `${path} has no rows.`,
    remedy: 'Check that this is the right file and that it was written completely.',
  }),
  DATA_LAYOUT_UNKNOWN: row<{ path?: string; columns: string[]; accepted: string[] }>({
    title: 'Unclear what a row means',
    message: ({ path, columns }) =>
      `The rows${path ? ` of ${path}` : ''} have the fields ${columns.map((name) => `"${name}"`).join(', ')}, which fit none of the known layouts.`,
    remedy: ({ accepted }) => `Rename the fields to fit one of: ${accepted.join('; ')}.`,
  }),
  DATA_ROW_INVALID: row<{ path?: string; line: number; field?: string; problem: Reason; repair: Reason }>({
    title: 'A row cannot be used',
    message: ({ path, line, field, problem }) =>
      `Line ${line}${path ? ` of ${path}` : ''}${field ? `, field "${field}"` : ''}: ${problem.text}.`,
    remedy: ({ repair }) => repair.text,
  }),
  DATA_NOTHING_TO_LEARN: row<{ path?: string; rows: number; line: number; field?: string; problem: Reason; repair: Reason }>({
    title: 'Nothing to learn from',
    message: ({ path, rows, line, field, problem }) => {
      const of = path ? ` of ${path}` : ''
      const none = rows === 1 ? `The only row${of} cannot be used` : `None of the ${rows} rows${of} can be used`
      return `${none}; on line ${line}${field ? `, field "${field}"` : ''}: ${problem.text}.`
    },
    remedy: ({ repair }) => `${repair.text} \`tunesmith check\` lists every row with its problem.`,
  }),
  TRAINING_FILE_INVALID: row<{ fileName: string; invalidRows: number; problems: readonly { line: number; problem: string }[] }>({
    title: 'The file cannot be trained on',
    message: ({ fileName, invalidRows, problems }) => {
      const others = invalidRows - new Set(problems.map(({ line }) => line)).size
      const named = problems.map(({ line, problem }) => `line ${line}: ${problem}`).join('; ')
      return `${fileName} is refused: ${named}${others > 0 ? `; and ${others} more lines` : ''}.`
    },
    remedy: 'Write each line as {"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}, with `tools` where some are called.',
  }),
  TEMPLATE_MISSING: row({
    title: 'No chat template',
    message: () => 'The tokenizer comes without a chat template.',
    remedy: 'Set data.template to a known name such as chatml or instruction, or leave it on auto.',
  }),
  TEMPLATE_UNKNOWN: row<{ name: string; known: string[] }>({
    title: 'Unknown template',
    message: ({ name }) => `"${name}" is neither a known template nor a file.`,
    remedy: ({ known }) => `Use one of ${known.join(', ')}, or the path of a Jinja file.`,
  }),
  TEMPLATE_INVALID: row<{ name: string; problem: string }>({
    title: 'Template cannot be read',
    message: ({ name, problem }) => `${name} cannot be used as a Jinja template: ${problem}.`,
    remedy: 'Correct the template, or set data.template to a known name such as chatml or instruction.',
  }),
  TEMPLATE_REJECTED: row<{ name: string; problem: string }>({
    title: 'Template refuses the messages',
    message: ({ name, problem }) => `${name} cannot write this conversation: ${problem}.`,
    remedy: 'Bring the messages into the order it wants (often: system first, then user and assistant in turn), '
      + 'or choose another template with data.template.',
  }),
  TEMPLATE_WITHOUT_ANSWER: row<{ name: string }>({
    title: 'Template leaves answers out',
    message: ({ name }) => `${name} does not write the assistant's answer, so there would be nothing to learn.`,
    remedy: 'Choose another template with data.template, for example chatml or instruction.',
  }),
}
