import type { ReactNode } from 'react'
import type { Model } from '@tunesmith/contract'
import { Explained, useText } from '../../i18n/index.ts'
import { Card, Grid, Stack, Tag, type Tone } from '../../ui/index.ts'
import styles from './HubModel.module.css'
import { isGated } from './is-gated.ts'

const fitTones: Readonly<Record<Model['fits']['value'], Tone>> = { well: 'success', tight: 'warning', no: 'danger' }

export interface VerdictProps {
  model: Pick<Model, 'trainable' | 'fits'>
  /** Whether its weights are such that nothing can be trained from them. */
  isOnlyChat: boolean
}

/** Whether a model can be trained here and whether that fits into memory, each with its reason; one where they are the same. */
export function Verdict({ model: { trainable, fits }, isOnlyChat }: VerdictProps) {
  const t = useText()
  if (isOnlyChat) {
    return <Grid><Answer tone="info" text={t('models.hub.onlyChat')}>{t('models.hub.onlyChat.text')}</Answer></Grid>
  }
  const [tone, text] = trainable.value
    ? (['success', t('models.hub.trainable')] as const)
    : isGated(trainable.reason) ? (['warning', t('models.hub.unknown')] as const) : (['danger', t('models.notTrainable')] as const)
  const isSame = trainable.reason.code === fits.reason.code
  return (
    <Grid>
      <Answer tone={tone} text={text}><Explained reason={trainable.reason} /></Answer>
      {!isSame && <Answer tone={fitTones[fits.value]} text={t(`models.fits.${fits.value}`)}><Explained reason={fits.reason} /></Answer>}
    </Grid>
  )
}

function Answer({ tone, text, children }: { tone: Tone; text: string; children: ReactNode }) {
  return (
    <Card>
      <Stack gap={1}>
        <div><Tag tone={tone}>{text}</Tag></div>
        <p className={styles.why}>{children}</p>
      </Stack>
    </Card>
  )
}
