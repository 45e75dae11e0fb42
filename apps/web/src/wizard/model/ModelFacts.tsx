import { Fragment } from 'react'
import type { Model, TimeRange } from '@tunesmith/contract'
import { Explained, useFormat, useText } from '../../i18n/index.ts'
import { Cluster, Stack, Tag, type Tone } from '../../ui/index.ts'
import { languageName } from '../goal/data-languages.ts'
import styles from './ModelFacts.module.css'
import { speaks } from './recommend-model.ts'

const tones: Readonly<Record<Model['fits']['value'], Tone>> = { well: 'success', tight: 'warning', no: 'danger' }

/** Where a model comes from and how large it is, in one line. */
export function useModelDescription(): (model: Model) => string {
  const t = useText()
  const format = useFormat()
  return ({ origin, parameters, bytes, base }) => [
    base === null ? t(`wizard.model.origin.${origin}`) : t('wizard.model.base', { base }),
    ...(parameters === null ? [] : [t('wizard.model.parameters', { count: format.compact(parameters) })]),
    format.bytes(bytes),
  ].join(' · ')
}

export interface ModelFactsProps {
  model: Model
  /** Of the data. */
  language?: string
  /** Seconds of training; null while they are being estimated, left out where they are not known. */
  seconds?: TimeRange | null
}

/** Whether a model trains on this machine and about how long, its licence and its languages. */
export function ModelFacts({ model, language, seconds }: ModelFactsProps) {
  const t = useText()
  const format = useFormat()
  const { fits, trainable, licence, languages } = model
  const names = languages.map((tag) => languageName(tag, format.locale))
  const facts = [
    ...(seconds === undefined ? [] : [[t('wizard.model.time'), seconds && t('wizard.model.about', { time: format.durationRange(seconds) })]]),
    [t('wizard.model.licence'), licence ?? t('wizard.model.unknown')],
    [t('wizard.model.languages'), names.length > 0 ? format.list(names) : t('wizard.model.unknown')],
  ]
  return (
    <Stack gap={1}>
      <Cluster>
        {trainable.value
          ? <Tag tone={tones[fits.value]}>{t(`wizard.model.fits.${fits.value}`)}</Tag>
          : <Tag>{t('wizard.model.notTrainable')}</Tag>}
        {language !== undefined && !speaks(model, language) && (
          <Tag tone="warning">{t('wizard.model.otherLanguage', { language: languageName(language, format.locale) })}</Tag>
        )}
      </Cluster>
      <span className={styles.why}><Explained reason={trainable.value ? fits.reason : trainable.reason} /></span>
      <span className={styles.facts}>
        {facts.map(([term, value]) => (
          <Fragment key={term}>
            <span className={styles.term}>{term}</span>
            <span><bdi>{value ?? '…'}</bdi></span>
          </Fragment>
        ))}
      </span>
    </Stack>
  )
}
