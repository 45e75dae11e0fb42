import type { Model } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { languageName } from '../goal/data-languages.ts'
import { type PageId, pages, type Situation } from '../pages.ts'
import type { WizardSearch } from '../search.ts'
import { settingFields } from './setting-fields.ts'

/** One line of "Check your answers": the page it is changed on, and how deep there. */
export interface SummaryLine {
  page: PageId
  term: string
  /** Null while it is not answered. */
  value: string | null
  depth?: WizardSearch['depth']
}

interface Words {
  t: Translate
  format: Format
  models: readonly Model[]
}

type SummarizedPage = Exclude<PageId, 'rows' | 'proof' | 'check' | 'started'>

/** How the answer of each page reads; a page without a line is one that only shows. */
const lines: { readonly [P in SummarizedPage]: (situation: Situation, words: Words) => string | null } = {
  goal: ({ answers: { goal } }, { t }) => goal ? t(`wizard.goal.${goal}.title`) : null,
  domain: ({ answers: { domain } }, { t }) => domain ? t(`wizard.domain.${domain}.title`) : null,
  language: ({ answers: { language } }, { format }) => language ? languageName(language, format.locale) : null,
  data: ({ dataset }, { t }) => dataset ? t('wizard.check.data', { name: dataset.name, rows: dataset.rows }) : null,
  columns: ({ dataset }, { t }) => {
    const mapping = dataset?.needsMapping ? null : dataset?.mapping
    if (!mapping) return null
    return [mapping.system, mapping.question, mapping.answer].filter((name) => name !== null).map(isolate)
      .reduce((asked, answered) => t('wizard.columns.leadsTo', { asked, answered }))
  },
  split({ answers: { validationShare, testShare } }, { t, format }) {
    if (validationShare === undefined || testShare === undefined) return null
    if (validationShare + testShare === 0) return t('wizard.check.none')
    const shares = { validation: format.percent(validationShare), test: format.percent(testShare) }
    return t(testShare === 0 ? 'wizard.split.summaryText' : 'wizard.split.summary', shares)
  },
  model: ({ answers: { model } }, { models }) => model ? models.find(({ id }) => id === model)?.name ?? model : null,
  effort: ({ answers: { effort } }, { t }) => effort ? t(`wizard.effort.${effort}.title`) : null,
}

/** Keeps the order around a name that is written the other way: Unicode's first strong isolate. */
const isolate = (name: string) => `\u2068${name}\u2069`

const isSummarized = (id: PageId): id is SummarizedPage => id in lines

/** The answers as they are checked before training starts, in the order they were asked. */
export function useAnswerSummary(situation: Situation): SummaryLine[] {
  const t = useText()
  const format = useFormat()
  const models = useOperation('listModels').data?.items ?? []
  const asked = pages.filter((page) => !('isSkipped' in page && page.isSkipped(situation)))
  const given = settingFields.filter(({ setting }) => setting in (situation.answers.overrides ?? {}))
  return [
    ...asked.map(({ id }) => id).filter(isSummarized).map((page) => ({
      page, term: t(`wizard.${page}.short`), value: lines[page](situation, { t, format, models }),
    })),
    ...(given.length > 0 ? [{
      page: 'effort' as const,
      term: t('wizard.check.settings'),
      value: format.list(given.map(({ setting }) => t(`wizard.setting.${setting}`))),
      depth: 'everything' as const,
    }] : []),
  ]
}

