import { useAct, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { useForm } from '../../shell/index.ts'
import { Button, Disclosure, ErrorSummary, notify, NumberField, Stack } from '../../ui/index.ts'

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
    <form onSubmit={form.submit} noValidate>
      <Stack>
        <ErrorSummary problems={form.problems} />
        <NumberField label={label} description={t('settings.audit.days.hint')} minValue={30} maxValue={36_500} {...form.field('auditDays')} />
        <div>
          <Button type="submit" kind="secondary" isPending={form.isPending}>{t('shell.save')}</Button>
        </div>
      </Stack>
    </form>
  )
}
