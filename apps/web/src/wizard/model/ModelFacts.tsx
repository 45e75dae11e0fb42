import type { Model } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { Cluster, Muted, Stack, Tag, type Tone } from '../../ui/index.ts'
import { languageName } from '../goal/data-languages.ts'
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

/** Whether a model trains on this machine, its licence and its languages. */
export function ModelFacts({ model, language }: { model: Model; language?: string }) {
  const t = useText()
  const format = useFormat()
  const { fits, trainable, licence, languages } = model
  const names = languages.map((tag) => languageName(tag, format.locale))
  return (
    <Stack gap="half">
      <Cluster>
        {trainable.value
          ? <Tag tone={tones[fits.value]}>{t(`wizard.model.fits.${fits.value}`)}</Tag>
          : <Tag>{t('wizard.model.notTrainable')}</Tag>}
        {language !== undefined && !speaks(model, language) && (
          <Tag tone="warning">{t('wizard.model.otherLanguage', { language: languageName(language, format.locale) })}</Tag>
        )}
      </Cluster>
      <Muted>
        <small lang="en" dir="auto">{(trainable.value ? fits.reason : trainable.reason).text}</small>
      </Muted>
      <small>
        {t('wizard.model.licence')}: <bdi>{licence ?? t('wizard.model.unknown')}</bdi> · {t('wizard.model.languages')}:{' '}
        {names.length > 0 ? format.list(names) : t('wizard.model.unknown')}
      </small>
    </Stack>
  )
}
