import { useAct, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Disclosure, notify, NumberField } from '../../ui/index.ts'

/** How long the audit log is kept, and the way to change it. */
export function AuditRetention() {
  const t = useText()
  const { data: settings } = useOperation('getSettings', {})
  if (settings === undefined) return null
  return (
    <Disclosure level={2} title={t('settings.audit.keep', { days: settings.auditDays })}>
      <Days key={settings.auditDays} days={settings.auditDays} />
    </Disclosure>
  )
}

function Days({ days }: { days: number }) {
  const t = useText()
  const update = useAct('updateSettings', { onDone: () => notify({ tone: 'success', text: t('shell.saved') }) })
  const label = t('settings.audit.days')
  const form = useForm({
    initial: { auditDays: days },
    check: ({ auditDays }) => ({ auditDays: Number.isInteger(auditDays) ? undefined : t('shell.field.required', { field: label }) }),
    send: (values) => update.mutateAsync(values),
  })
  return (
    <Form form={form} submit={t('shell.save')} kind="secondary">
      <NumberField label={label} description={t('settings.audit.days.hint')} minValue={30} maxValue={36_500} {...form.field('auditDays')} />
    </Form>
  )
}
