import type { ReactNode } from 'react'
import { Button, type ButtonKind, Cluster, ErrorSummary, Stack } from '../ui/index.ts'
import type { useForm } from './use-form.ts'

export interface FormProps {
  /** What `useForm` gave. */
  form: Pick<ReturnType<typeof useForm>, 'submit' | 'problems' | 'isPending'>
  /** What the button says that sends it. */
  submit: string
  kind?: ButtonKind
  /** Another button, such as Cancel. */
  beside?: ReactNode
  /** The fields. */
  children: ReactNode
}

/** A small form: what keeps it from being sent, its fields, and the button that sends it. */
export function Form({ form, submit, kind = 'primary', beside, children }: FormProps) {
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        <ErrorSummary problems={form.problems} />
        {children}
        <Cluster>
          <Button kind={kind} type="submit" isPending={form.isPending}>{submit}</Button>
          {beside}
        </Cluster>
      </Stack>
    </form>
  )
}
