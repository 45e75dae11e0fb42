import { useParams } from '@tanstack/react-router'
import type { ModelDetail } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { VerdictPanel } from '../../runs/VerdictPanel.tsx'
import { ErrorCallout } from '../../shell/index.ts'
import { Cluster, CodeBlock, Disclosure, Link, Muted, Page, Section, Spinner, Tag } from '../../ui/index.ts'
import { CardText } from '../CardText.tsx'
import { ExportsTable } from '../export/ExportsTable.tsx'
import { LicenceNotice } from './LicenceNotice.tsx'
import { MemoryTable } from './MemoryTable.tsx'
import { ModelActions } from './ModelActions.tsx'
import { ModelArchitecture, ModelFacts } from './ModelFacts.tsx'
import { ModelFiles } from './ModelFiles.tsx'
import { ModelRelations } from './ModelRelations.tsx'
import { UseModel } from './UseModel.tsx'
import { ModelVersions } from './ModelVersions.tsx'

/** How often sums of files that are being computed are asked for, in milliseconds. */
const sumsInterval = 2000

const areSumsMissing = (model: ModelDetail | undefined) => model?.files.some(({ sha256 }) => sha256 === null) ?? false

/** One model: what it is, how good it is, what may be done with it, and how. */
export function ModelPage() {
  const t = useText()
  const format = useFormat()
  const { modelId } = useParams({ from: '/studio/models/$modelId' })
  const { data: model, error, refetch } = useOperation('getModel', { modelId }, {
    refetchInterval: (data) => areSumsMissing(data) && sumsInterval,
  })
  const back = <Link to="/models">{t('models.back')}</Link>
  if (model === undefined) {
    return (
      <Page title={t('model.title')} back={back}>
        {error === null ? <Spinner /> : <ErrorCallout error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const { id, name, verdict, base, chatTemplate, card, hasOwnCard } = model
  return (
    <Page
      title={name}
      windowTitle={t('models.title')}
      focusKey={`model ${modelId}`}
      back={back}
      lead={<ModelTags model={model} />}
      actions={<ModelActions model={model} />}
    >
      {verdict !== null && <VerdictPanel run={{ verdict, name, model: base ?? '' }} />}
      <ModelFacts model={model} />
      <Section title={t('model.licence')}>
        <LicenceNotice rule={model.licenceRule} />
      </Section>
      <Section title={t('model.versions')}>
        <ModelVersions model={model} />
      </Section>
      <Section title={t('export.list')}>
        <ExportsTable modelId={id} />
      </Section>
      <Section title={t('model.use')}>
        <UseModel model={model} />
      </Section>
      <Section title={t('model.relations')}>
        <ModelRelations model={model} />
      </Section>
      <div>
        {model.memory.length > 0 && (
          <Disclosure title={t('model.memory')} level={2}>
            <p><Muted>{t('model.memory.text', { tokens: format.number(model.memory[0].cacheTokens) })}</Muted></p>
            <MemoryTable needs={model.memory} />
          </Disclosure>
        )}
        <Disclosure title={t('model.card')} level={2}>
          <p><Muted>{t(hasOwnCard ? 'model.card.own' : 'model.card.written')}</Muted></p>
          <CardText card={card} />
        </Disclosure>
        {model.architecture !== null && (
          <Disclosure title={t('model.architecture')} level={2}>
            <ModelArchitecture architecture={model.architecture} />
          </Disclosure>
        )}
        {chatTemplate !== null && (
          <Disclosure title={t('model.template')} level={2}>
            <CodeBlock title="Jinja" code={chatTemplate} wraps />
          </Disclosure>
        )}
        <Disclosure title={t('model.files', { count: format.number(model.files.length) })} level={2}>
          <ModelFiles files={model.files} />
        </Disclosure>
        <Code operation="getModel" input={{ modelId: id }} level={2} />
      </div>
    </Page>
  )
}

/** Where it comes from, how large it is, and what it is called in the registry. */
function ModelTags({ model: { origin, parameters, versions } }: { model: ModelDetail }) {
  const t = useText()
  const format = useFormat()
  return (
    <Cluster>
      <Tag>{t(`models.origin.${origin}`)}</Tag>
      {parameters !== null && <Tag>{t('models.parameters', { count: format.compact(parameters) })}</Tag>}
      {versions.map(({ name, version }) => <Tag key={`${name}@${version}`} tone="info"><bdi>{name}@{version}</bdi></Tag>)}
      {versions.flatMap(({ name, aliases }) => aliases.map((alias) => (
        <Tag key={`${name}@${alias}`} tone="accent"><bdi>{name}@{alias}</bdi></Tag>
      )))}
    </Cluster>
  )
}
