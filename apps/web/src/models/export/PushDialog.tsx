import type { Export } from '@tunesmith/contract'
import { useAct, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Callout, Checkbox, Dialog, LinkButton, Spinner, Switch, TextField } from '../../ui/index.ts'
import { LicenceNotice } from '../model/LicenceNotice.tsx'
import { nameFrom } from '../registry/registered-name.ts'

const repositoryName = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/

/** A window to push an export to the hub from; without a token it leads to where one is kept. */
export function PushDialog({ made, onClose }: { made: Export; onClose: () => void }) {
  const t = useText()
  const { data: hub } = useOperation('getHubSettings')
  const { data: model } = useOperation('getModel', { modelId: made.modelId })
  return (
    <Dialog isOpen onClose={onClose} title={t('export.push.title', { name: made.modelName })}>
      {hub === undefined || model === undefined ? <Spinner /> : hub.offline || !hub.hasToken ? (
        <Callout
          tone="warning"
          title={t(hub.offline ? 'export.push.offline' : 'export.push.noToken')}
          actions={<LinkButton size="small" to="/settings/$section" params={{ section: 'hub' }}>{t('models.hub.toSettings')}</LinkButton>}
        >
          {t(hub.offline ? 'export.push.offlineText' : 'export.push.noTokenText')}
        </Callout>
      ) : <PushForm made={made} rule={model.licenceRule} account={hub.account} onDone={onClose} />}
    </Dialog>
  )
}

interface PushFormProps {
  made: Export
  rule: Parameters<typeof LicenceNotice>[0]['rule']
  account: string | null
  onDone: () => void
}

function PushForm({ made, rule, account, onDone }: PushFormProps) {
  const t = useText()
  const push = useAct('pushExport', { onDone })
  const mustAccept = rule.use === 'restricted' || rule.use === 'unknown'
  const suggested = `${rule.nameBegins === null ? '' : `${rule.nameBegins}-`}${nameFrom(made.modelName) || 'model'}-${made.format}`
  const form = useForm({
    initial: {
      repository: made.publication?.repository ?? (account === null ? '' : `${account}/${suggested}`), isPrivate: true, acceptLicence: false,
    },
    check: ({ repository, acceptLicence }) => ({
      repository: repositoryName.test(repository) ? undefined : t('export.push.repositoryWrong'),
      acceptLicence: mustAccept && !acceptLicence ? t('export.push.acceptNeeded') : undefined,
    }),
    send: ({ repository, isPrivate: hides, acceptLicence }) =>
      push.mutateAsync({ exportId: made.id, repository, visibility: hides ? 'private' : 'public', acceptLicence }),
  })
  const accept = form.field('acceptLicence')
  const isPrivate = form.field('isPrivate')
  return (
    <Form form={form} submit={t('export.push')}>
      <TextField
        label={t('export.push.repository')}
        description={t('export.push.repositoryHint')}
        autoFocus
        dir="ltr"
        {...form.field('repository')}
      />
      <Switch isSelected={isPrivate.value} onChange={isPrivate.onChange}>{t('export.push.private')}</Switch>
      <LicenceNotice rule={rule} />
      {mustAccept && (
        <Checkbox id={accept.id} isSelected={accept.value} isInvalid={accept.error !== undefined} onChange={accept.onChange}>
          {t('export.push.accept')}
        </Checkbox>
      )}
    </Form>
  )
}
