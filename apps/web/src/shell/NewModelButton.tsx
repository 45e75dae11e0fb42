import { Plus } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { Answers } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Button, type ButtonKind, notify } from '../ui/index.ts'
import { useErrorText } from './error-text.ts'
import { useMay } from './session.ts'

export interface NewModelButtonProps {
  kind?: ButtonKind
  size?: 'normal' | 'small'
  /** What is known beforehand, such as the dataset one comes from. */
  answers?: Answers
  children?: string
}

/** Begins a model and leads to the first question; only for who may. */
export function NewModelButton({ kind = 'primary', size, answers, children }: NewModelButtonProps) {
  const t = useText()
  const textOf = useErrorText()
  const navigate = useNavigate()
  const create = useAct('createProject', {
    onDone: ({ id }) => void navigate({ to: '/projects/$projectId/$page', params: { projectId: id, page: 'goal' } }),
  })
  if (!useMay('editor')) return null
  const begin = () => create.mutate({ answers }, { onError: (error) => notify({ tone: 'error', text: textOf(error).message }) })
  return (
    <Button kind={kind} size={size} icon={<Plus size={16} aria-hidden />} isPending={create.isPending} onPress={begin}>
      {children ?? t('shell.newModel')}
    </Button>
  )
}
