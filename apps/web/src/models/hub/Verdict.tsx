import type { HubModelDetail, Reason } from '@tunesmith/contract'
import { Explained, useText } from '../../i18n/index.ts'
import { Card, Grid, Stack, Tag, type Tone } from '../../ui/index.ts'
import styles from './HubModel.module.css'

const fitTones: Readonly<Record<HubModelDetail['fits']['value'], Tone>> = { well: 'success', tight: 'warning', no: 'danger' }

/** Whether a model can be trained here and whether that fits into memory, each with its reason; one where they are the same. */
export function Verdict({ model: { trainable, fits } }: { model: HubModelDetail }) {
  const t = useText()
  const [tone, text] = trainable.value
    ? (['success', t('models.hub.trainable')] as const)
    : (['danger', t('models.notTrainable')] as const)
  const isSame = trainable.reason.code === fits.reason.code
  return (
    <Grid>
      <Answer tone={tone} text={text} reason={trainable.reason} />
      {!isSame && <Answer tone={fitTones[fits.value]} text={t(`models.fits.${fits.value}`)} reason={fits.reason} />}
    </Grid>
  )
}

function Answer({ tone, text, reason }: { tone: Tone; text: string; reason: Reason }) {
  return (
    <Card>
      <Stack gap={1}>
        <div><Tag tone={tone}>{text}</Tag></div>
        <p className={styles.why}><Explained reason={reason} /></p>
      </Stack>
    </Card>
  )
}
