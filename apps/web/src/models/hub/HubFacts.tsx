import type { HubModelDetail } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { type Definition, DefinitionList } from '../../ui/index.ts'
import { languageList } from '../language-list.ts'
import { ExternalLink } from './ExternalLink.tsx'

const mostLanguages = 8

/** What the hub says about a model. */
export function HubFacts({ model }: { model: HubModelDetail }) {
  const t = useText()
  const format = useFormat()
  const { data: hub } = useOperation('getHubSettings')
  const { name, parameters, family, contextLength, languages, licence, downloads, likes, updatedAt, revision } = model
  const known = (term: string, value: Definition['value'] | null): Definition[] => (value === null ? [] : [{ term, value }])
  return (
    <DefinitionList
      layout="facts"
      items={[
        ...known(t('models.hub.parameterCount'), parameters === null ? null : format.compact(parameters)),
        ...known(t('models.context'), contextLength === null ? null : t('models.context.tokens', { count: contextLength })),
        ...known(t('models.hub.family'), family === null ? null : <bdi>{family}</bdi>),
        ...known(t('models.licence'), licence === null ? null : <bdi>{licence}</bdi>),
        ...known(t('models.languages'), languages.length === 0 ? null : languageList(languages, format, mostLanguages)),
        ...known(t('models.hub.downloadCount'), format.number(downloads)),
        ...known(t('models.hub.likeCount'), format.number(likes)),
        ...known(t('models.hub.changed'), updatedAt === null ? null : format.date(updatedAt)),
        ...known(t('models.hub.commit'), <code>{revision.slice(0, 8)}</code>),
        ...(hub === undefined ? [] : [{
          term: t('models.settings'),
          value: <ExternalLink href={`${hub.endpoint}/${name}`}>{t('models.hub.page')}</ExternalLink>,
        }]),
      ]}
    />
  )
}
