import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { CodeBlock, DefinitionList, Meter, Muted, Spinner, Stack } from '../../ui/index.ts'

/** What the machine that runs the studio has. */
export function MachineFacts() {
  const t = useText()
  const format = useFormat()
  const { data: machine, error, refetch } = useOperation('getMachine', {}, { refetchInterval: 5000 })
  if (machine === undefined) return error === null ? <Spinner /> : <ErrorCallout error={error} onRetry={() => void refetch()} />
  const used = 1 - machine.freeMemoryBytes / machine.memoryBytes
  return (
    <Stack gap={3}>
      <p><Muted>{t('settings.machine.lead')}</Muted></p>
      <Meter
        label={t('settings.machine.memory')}
        value={used}
        valueText={t('settings.machine.memory.free', {
          free: format.bytes(machine.freeMemoryBytes), total: format.bytes(machine.memoryBytes),
        })}
        tone={used > 0.9 ? 'warning' : 'accent'}
      />
      <DefinitionList
        items={[
          { term: t('settings.machine.cores'), value: format.number(machine.cores) },
          { term: t('settings.machine.disk'), value: format.bytes(machine.freeDiskBytes) },
          { term: t('settings.machine.platform'), value: <bdi>{machine.platform}</bdi> },
          { term: t('settings.machine.version'), value: <bdi>{machine.version}</bdi> },
          { term: t('settings.machine.folder'), value: <code>{machine.dataFolder}</code> },
        ]}
      />
      <p>{t('settings.machine.folder.hint')}</p>
      <CodeBlock title={t('signIn.command')} code="npx tunesmith backup" />
    </Stack>
  )
}
