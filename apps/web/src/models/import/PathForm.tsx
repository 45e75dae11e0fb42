import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { TextField } from '../../ui/index.ts'
import { asPath, isAbsolutePath } from './search.ts'

export interface PathFormProps {
  path: string
  isPending: boolean
  onCheck: (path: string) => void
}

/** Where on the machine of the studio a model is. */
export function PathForm({ path: initial, isPending, onCheck }: PathFormProps) {
  const t = useText()
  const form = useForm({
    initial: { path: initial },
    check: ({ path }) => ({ path: isAbsolutePath(asPath(path)) ? undefined : t('import.path.wrong') }),
    send: async ({ path }) => onCheck(asPath(path)),
  })
  return (
    <Form form={{ ...form, isPending }} submit={t('import.check')} kind={initial === '' ? 'primary' : 'secondary'}>
      <TextField
        label={t('import.path')}
        description={t('import.path.hint')}
        placeholder="/home/ada/models/meadow-10m"
        autoComplete="off"
        spellCheck="false"
        dir="ltr"
        maxLength={4096}
        {...form.field('path')}
      />
    </Form>
  )
}
