import type { HubModelDetail } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { Text, useText } from '../../i18n/index.ts'
import { useMay } from '../../shell/index.ts'
import { Button, Callout, Link } from '../../ui/index.ts'
import { useHubAddress } from './HubAddress.tsx'
import { ToHubSettings } from './HubError.tsx'
import styles from './HubModel.module.css'
import { isGated } from './is-gated.ts'

export interface GateProps {
  model: HubModelDetail
  isAsking: boolean
  onRetry: () => void
}

/** What to do before a model with terms is given; nothing where it is given already. */
export function Gate({ model: { name, gated, trainable }, isAsking, onRetry }: GateProps) {
  const t = useText()
  const isOwner = useMay('owner')
  const { data: hub } = useOperation('getHubSettings')
  const address = useHubAddress(name)
  if (!isGated(trainable.reason)) return null
  const page = <a href={address} target="_blank" rel="noopener noreferrer" />
  const settings = isOwner ? <Link to="/settings/$section" params={{ section: 'hub' }} /> : <span />
  return (
    <Callout
      tone="warning"
      title={t('models.hub.gate.title')}
      actions={
        <>
          <Button size="small" isPending={isAsking} onPress={onRetry}>{t('ui.tryAgain')}</Button>
          {!isOwner && <ToHubSettings />}
        </>
      }
    >
      <ol className={styles.steps}>
        <li><Text id={gated === 'manual' ? 'models.hub.gate.acceptManual' : 'models.hub.gate.accept'} components={{ link: page }} /></li>
        <li>
          {hub?.account ? (
            <Text id="models.hub.gate.tokenOf" values={{ account: hub.account }} components={{ link: settings }} />
          ) : (
            <Text id="models.hub.gate.token" components={{ link: settings }} />
          )}
        </li>
        <li>{t('models.hub.gate.retry')}</li>
      </ol>
    </Callout>
  )
}
