import { useState } from 'react'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Button, Callout, Cluster, Muted, NumberField, Stack } from '../../ui/index.ts'
import { Question } from '../Question.tsx'
import { useWizardWithData } from '../use-wizard.ts'
import { holdsText } from './holds-text.ts'
import { divideRows, recommendSplit, type Shares } from './split.ts'
import { SplitBar } from './SplitBar.tsx'

const validation = ['validation', 'validationShare'] as const
const test = ['test', 'testShare'] as const

/** How much should be kept for testing? */
export function SplitPage() {
  const t = useText()
  const format = useFormat()
  const { answers, dataset } = useWizardWithData()
  const health = useOperation('getDatasetHealth', { datasetId: dataset.id, model: answers.model })
  const rows = health.data?.usableRows ?? dataset.rows
  const isText = holdsText(dataset)
  const parts = isText ? [validation] : [validation, test]
  const usual = recommendSplit(rows)
  const recommended = isText ? { ...usual, testShare: 0 } : usual
  const reason = isText && usual.reason !== 'none' ? 'text' : usual.reason
  const [given, setGiven] = useState<Partial<Shares>>({ validationShare: answers.validationShare, testShare: answers.testShare })
  const shares: Shares = {
    validationShare: given.validationShare ?? recommended.validationShare,
    testShare: given.testShare ?? recommended.testShare,
  }
  const divided = divideRows(rows, shares)
  const isRecommended = parts.every(([, share]) => shares[share] === recommended[share])
  const isTooMuch = shares.validationShare + shares.testShare > 0.5
  return (
    <Question
      title={t('wizard.split.question')}
      lead={t(isText ? 'wizard.split.leadText' : 'wizard.split.lead')}
      onContinue={() =>
        isTooMuch ? { problems: [{ field: 'validationShare', problem: t('wizard.split.tooMuch') }] } : { answers: shares }}
    >
      {(problemOf) => (
        <Stack gap={3}>
          <Callout
            actions={isRecommended ? undefined : (
              <Button size="small" onPress={() => setGiven({})}>{t('wizard.split.useRecommended')}</Button>
            )}
          >
            {t(`wizard.split.reason.${reason}`, { rows, share: format.percent(recommended.validationShare) })}
          </Callout>
          {parts.map(([part, share]) => (
            <Stack key={share} gap="half">
              <NumberField
                id={share}
                label={t(`wizard.split.${part}`)}
                description={t(`wizard.split.${part}Help`)}
                error={problemOf(share)}
                minValue={0}
                maxValue={0.5}
                step={0.01}
                formatOptions={{ style: 'percent' }}
                value={shares[share]}
                onChange={(value) => setGiven({ ...shares, [share]: Number.isNaN(value) ? 0 : value })}
              />
              <Muted>{t('wizard.split.about', { rows: divided[part] })}</Muted>
            </Stack>
          ))}
          {!isText && shares.testShare === 0 && <Callout tone="warning">{t('wizard.split.noTest')}</Callout>}
          <SplitBar divided={divided} />
          <Cluster>
            <Muted>
              <small>{t('wizard.split.alike')}</small>
            </Muted>
          </Cluster>
        </Stack>
      )}
    </Question>
  )
}
