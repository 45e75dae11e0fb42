import type { HubModelDetail } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { type Definition, DefinitionList } from '../../ui/index.ts'
import { languageList } from '../language-list.ts'

const mostLanguages = 8

/** What the hub says about a model. */
export function HubFacts({ model }: { model: HubModelDetail }) {
  const t = useText()
  const format = useFormat()
  const { parameters, family, contextLength, languages, downloads, likes, updatedAt } = model
  const known = (term: string, value: Definition['value'] | null): Definition[] => (value === null ? [] : [{ term, value }])
  return (
    <DefinitionList
      layout="facts"
      items={[
        ...known(t('models.hub.parameterCount'), parameters === null ? null : format.compact(parameters)),
        ...known(t('models.context'), contextLength === null ? null : t('models.context.tokens', { count: contextLength })),
        ...known(t('models.hub.family'), family === null ? null : <bdi>{family}</bdi>),
        ...known(t('models.languages'), languages.length === 0 ? null : languageList(languages, format, mostLanguages)),
        ...known(t('models.hub.downloadCount'), format.number(downloads)),
        ...known(t('models.hub.likeCount'), format.number(likes)),
        ...known(t('models.hub.changed'), updatedAt === null ? null : format.date(updatedAt)),
      ]}
    />
  )
}
