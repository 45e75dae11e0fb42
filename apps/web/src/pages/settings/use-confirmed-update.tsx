import { type ReactNode, useState } from 'react'
import { RequestError, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Button, Dialog, TextField } from '../../ui/index.ts'

interface Changes {
  name?: string
  email?: string
  password?: string
}

interface Question {
  changes: Changes
  settle: (isDone: boolean) => void
}

/**
 * Changes the own account. Where the studio wants the present password for it, a dialog asks; `update` then settles with the
 * answer, and with false where the person leaves it.
 */
export function useConfirmedUpdate(): { update: (changes: Changes) => Promise<boolean>; question: ReactNode } {
  const act = useAct('updateAccount')
  const [asked, setAsked] = useState<Question | null>(null)
  const update = async (changes: Changes): Promise<boolean> => {
    try {
      await act.mutateAsync(changes)
      return true
    } catch (error) {
      if (!(error instanceof RequestError && error.code === 'PASSWORD_NEEDED')) throw error
      return new Promise((settle) => setAsked({ changes, settle }))
    }
  }
  const close = (isDone: boolean) => {
    asked?.settle(isDone)
    setAsked(null)
  }
  const confirm = async (presentPassword: string) => {
    await act.mutateAsync({ ...asked?.changes, presentPassword })
    close(true)
  }
  return { update, question: asked && <PresentPassword onConfirm={confirm} onClose={() => close(false)} /> }
}

function PresentPassword({ onConfirm, onClose }: { onConfirm: (password: string) => Promise<void>; onClose: () => void }) {
  const t = useText()
  const label = t('settings.account.present')
  const form = useForm({
    initial: { presentPassword: '' },
    check: ({ presentPassword }) => ({ presentPassword: presentPassword === '' ? t('shell.field.required', { field: label }) : undefined }),
    send: ({ presentPassword }) => onConfirm(presentPassword),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('settings.account.present.title')}>
      <Form
        form={form}
        submit={t('settings.account.present.confirm')}
        kind="secondary"
        beside={<Button kind="quiet" onPress={onClose}>{t('shell.cancel')}</Button>}
      >
        <p>{t('settings.account.present.text')}</p>
        <TextField label={label} type="password" autoComplete="current-password" autoFocus {...form.field('presentPassword')} />
      </Form>
    </Dialog>
  )
}
