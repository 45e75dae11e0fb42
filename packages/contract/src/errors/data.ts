import { row } from './define.ts'

/** Failures of datasets: files, rows, templates, tokens. */
export const dataErrors = {
  DATA_FILE_MISSING: row<{ path: string }>({
    title: 'Dataset file not found',
    message: ({ path }) => `There is no dataset file at ${path}.`,
    remedy: 'Check the path; paths in tunesmith.yaml are relative to that file.',
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
    message: ({ name, problem }) => `${name} is not a valid Jinja template: ${problem}.`,
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
