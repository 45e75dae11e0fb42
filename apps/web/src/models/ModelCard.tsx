import { MessagesSquare } from 'lucide-react'
import type { Model } from '@tunesmith/contract'
import { Explained, useFormat, useText } from '../i18n/index.ts'
import { NewModelButton } from '../shell/index.ts'
import { Card, Cluster, Link, LinkButton, Muted, Stack, Tag, type Tone } from '../ui/index.ts'
import { languageList } from './language-list.ts'
import styles from './Models.module.css'

const fitTones: Readonly<Record<Model['fits']['value'], Tone>> = { well: 'success', tight: 'warning', no: 'neutral' }

/** What matters about a model, and what can be done with it. */
export function ModelCard({ model }: { model: Model }) {
  const t = useText()
  const format = useFormat()
  const facts: readonly [string, string | null][] = [
    [t('models.base'), model.base],
    [t('models.size'), format.bytes(model.bytes)],
    [t('models.context'), model.contextLength === null ? null : t('models.context.tokens', { count: model.contextLength })],
    [t('models.licence'), model.licence],
    [t('models.languages'), model.languages.length === 0 ? null : languageList(model.languages, format)],
  ]
  const reason = !model.trainable.value ? model.trainable.reason : model.fits.value === 'well' ? null : model.fits.reason
  const isTrainable = model.trainable.value && model.fits.value !== 'no'
  return (
    <Card>
      <Stack gap={1}>
        <h3>
          <Link quiet to="/models/$modelId" params={{ modelId: model.id }}><bdi>{model.name}</bdi></Link>
        </h3>
        <Cluster gap="half">
          <Tag>{t(`models.origin.${model.origin}`)}</Tag>
          {model.parameters !== null && <Tag>{t('models.parameters', { count: format.compact(model.parameters) })}</Tag>}
          {model.trainable.value ? (
            <Tag tone={fitTones[model.fits.value]}>{t(`models.fits.${model.fits.value}`)}</Tag>
          ) : (
            <Tag>{t('models.notTrainable')}</Tag>
          )}
        </Cluster>
        {reason !== null && (
          <p>
            <Muted>
              <small><Explained reason={reason} /></small>
            </Muted>
          </p>
        )}
      </Stack>
      <dl className={styles.facts}>
        {facts.filter(([, value]) => value !== null).map(([term, value]) => (
          <FactRow key={term} term={term} value={value!} />
        ))}
      </dl>
      <Cluster>
        <LinkButton size="small" to="/chat/new" search={{ models: [model.id] }} icon={<MessagesSquare size={16} aria-hidden />}>
          {t('models.chat')}
        </LinkButton>
        {isTrainable && <NewModelButton kind="secondary" size="small" answers={{ model: model.id }}>{t('models.train')}</NewModelButton>}
      </Cluster>
    </Card>
  )
}

function FactRow({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}
