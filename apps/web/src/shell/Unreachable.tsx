import { useEffect } from 'react'
import { client, useIsReachable } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Callout } from '../ui/index.ts'
import styles from './Unreachable.module.css'

const askEveryMs = 2000

/** Says that the server does not answer, and keeps asking until it does. */
export function Unreachable() {
  const t = useText()
  const isReachable = useIsReachable()
  useEffect(() => {
    if (isReachable) return
    const timer = setInterval(() => void client.getHealth().catch(() => undefined), askEveryMs)
    return () => clearInterval(timer)
  }, [isReachable])
  return (
    <div role="status" className={styles.place}>
      {!isReachable && <Callout tone="warning" title={t('shell.unreachable.title')}>{t('shell.unreachable.text')}</Callout>}
    </div>
  )
}
