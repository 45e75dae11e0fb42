import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja'
import { fail, TunesmithError } from '@tunesmith/contract'

/** A compiled Jinja chat template: variables → text. */
export type JinjaTemplate = (variables: Record<string, unknown>) => string

/**
 * Compiles a chat template with the rules of Transformers (`trim_blocks`, `lstrip_blocks`, `raise_exception`).
 * Templates that print today's date get `date` instead, so that a prompt is the same tomorrow as it was in training.
 *
 * @throws TEMPLATE_INVALID when the source is not valid Jinja; the compiled template throws it too where it uses
 *   something that is not known here, and TEMPLATE_REJECTED for messages it refuses
 */
export function compileJinja(source: string, name: string, date: Date = fallbackDate): JinjaTemplate {
  const invalid = (error: unknown) =>
    fail('TEMPLATE_INVALID', { name, problem: withoutStop((error as Error).message) }, error)
  let program: ReturnType<typeof parse>
  try {
    const lines = source.replaceAll(/\r\n?/g, '\n') // as Jinja itself reads them
    program = parse(tokenize(lines, { lstrip_blocks: true, trim_blocks: true }))
  } catch (error) {
    return invalid(error)
  }
  const globals = {
    ...constants,
    strftime_now: (format: string) => strftime(date, format),
    raise_exception: (message: string) => fail('TEMPLATE_REJECTED', { name, problem: withoutStop(message) }),
  }
  return (variables) => {
    try {
      const environment = new Environment()
      for (const [key, value] of Object.entries({ ...globals, ...variables })) environment.set(key, value)
      return String(new Interpreter(environment).run(program).value)
    } catch (error) {
      if (error instanceof TunesmithError) throw error
      return invalid(error)
    }
  }
}

const withoutStop = (sentence: string) => sentence.replace(/\.+$/, '')

/** What Transformers gives every template. */
const constants = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
  tools: null,
  documents: null,
  range: (start: number, stop?: number, step = 1) => {
    const [from, to] = stop === undefined ? [0, start] : [start, stop]
    return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step)
  },
}

/** The day Llama 3's template falls back to where no clock is given. */
const fallbackDate = new Date(Date.UTC(2024, 6, 26))

const english = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' })
  return (date: Date) => format.format(date)
}
const twoDigits = (value: number) => String(value).padStart(2, '0')

const directives: Record<string, (date: Date) => string> = {
  '%Y': (date) => String(date.getUTCFullYear()),
  '%y': (date) => twoDigits(date.getUTCFullYear() % 100),
  '%m': (date) => twoDigits(date.getUTCMonth() + 1),
  '%d': (date) => twoDigits(date.getUTCDate()),
  '%B': english({ month: 'long' }),
  '%b': english({ month: 'short' }),
  '%A': english({ weekday: 'long' }),
  '%a': english({ weekday: 'short' }),
  '%H': (date) => twoDigits(date.getUTCHours()),
  '%M': (date) => twoDigits(date.getUTCMinutes()),
  '%S': (date) => twoDigits(date.getUTCSeconds()),
  '%%': () => '%',
}

/** C's strftime for the directives chat templates use; an unknown one stays as it is written. */
function strftime(date: Date, format: string): string {
  return format.replace(/%./g, (directive) => directives[directive]?.(date) ?? directive)
}
