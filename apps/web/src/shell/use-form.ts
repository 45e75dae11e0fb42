import { type FormEvent, useState } from 'react'
import type { ErrorParams } from '@tunesmith/contract'
import { RequestError } from '../api/index.ts'
import { useExplain } from '../i18n/index.ts'
import type { FieldProblem } from '../ui/index.ts'
import { useErrorText } from './error-text.ts'

type Problems<V> = { readonly [K in keyof V]?: string | undefined }

export interface FormOptions<V> {
  initial: V
  /** What is wrong with the values, by field; asked when the form is sent, never while typing. */
  check: (values: V) => Problems<V>
  /** Sends the form; what it throws is shown beside the field it names, or above all fields. */
  send: (values: V) => Promise<unknown>
}

/** A small form. Everything typed stays; problems show on sending, in the summary and beside their fields. */
export function useForm<V extends Record<string, unknown>>({ initial, check, send }: FormOptions<V>) {
  const textOf = useErrorText()
  const explain = useExplain()
  const [values, setValues] = useState(initial)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [isPending, setPending] = useState(false)

  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    const found = Object.entries(check(values)).flatMap(([field, problem]) => (problem === undefined ? [] : [{ field, problem: String(problem) }]))
    setProblems(found)
    if (found.length > 0 || isPending) return
    setPending(true)
    try {
      await send(values)
      setProblems([])
    } catch (error) {
      setProblems(problemsOf(error as Error))
    } finally {
      setPending(false)
    }
  }

  const problemsOf = (error: Error): FieldProblem[] => {
    const named = error instanceof RequestError && error.code === 'REQUEST_INVALID' ? (error.params as ErrorParams<'REQUEST_INVALID'>).problems : []
    const known = named.map(({ field, problem }) => ({ field: field.split('.').at(-1)!, problem: explain(problem) }))
      .filter(({ field }) => field in values)
    if (known.length > 0) return known
    const { title, message, remedy } = textOf(error)
    return [{ problem: [`${title}.`, message, remedy].filter(Boolean).join(' ') }]
  }

  return {
    values,
    problems,
    isPending,
    submit,
    reset: () => setValues(initial),
    /** The props of a field: its value, its problem, and the id that the summary links to. */
    field: <K extends keyof V & string>(name: K) => ({
      id: name,
      value: values[name],
      error: problems.find(({ field }) => field === name)?.problem,
      onChange: (value: V[K]) => setValues((before) => ({ ...before, [name]: value })),
    }),
  }
}
