import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useOperation } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { useText } from '../../i18n/index.ts'
import { Link, Muted, Page, Section, Spinner } from '../../ui/index.ts'
import { CardText } from '../CardText.tsx'
import { LicenceNotice } from '../model/LicenceNotice.tsx'
import { DownloadPanel } from './DownloadPanel.tsx'
import { Gate } from './Gate.tsx'
import { HubAddress } from './HubAddress.tsx'
import { HubError } from './HubError.tsx'
import { HubFacts } from './HubFacts.tsx'
import { HubFiles } from './HubFiles.tsx'
import { Revision } from './Revision.tsx'
import { type HubModelSearch, readHubModelSearch, readHubSearch } from './search.ts'
import { Verdict } from './Verdict.tsx'

/** A model on the hub: whether it would work here, what it may be used for, what a download takes, and the download. */
export function HubModelPage() {
  const t = useText()
  const params = useParams({ from: '/studio/models/hub/$owner/$name' })
  const search = useSearch({ from: '/studio/models/hub/$owner/$name' })
  const { revision = 'main', gguf } = search
  const { data: model, error, refetch, isFetching } = useOperation('getHubModel', { ...params, revision, gguf }, { keepPrevious: true })
  const name = `${params.owner}/${params.name}`
  const back = <Link to="/models/hub" search={readHubSearch({ ...search })}>{t('models.hub.back')}</Link>
  const navigate = useNavigate()
  const look = (changes: HubModelSearch) =>
    void navigate({ to: '.', search: readHubModelSearch({ ...search, ...changes }), replace: true, resetScroll: false })
  if (model === undefined || error !== null || model.name !== name) {
    return (
      <Page title={name} windowTitle={t('models.hub.title')} back={back}>
        <HubError error={error} onRetry={() => void refetch()} />
        {error === null && <Spinner label={t('models.hub.asking')} />}
        {error?.code === 'HUB_REVISION_MISSING' && <Revision revision={revision} onChoose={(next) => look({ revision: next })} />}
      </Page>
    )
  }
  return (
    <Page title={name} windowTitle={t('models.hub.title')} back={back} lead={<HubAddress name={name} />}>
      <Gate model={model} isAsking={isFetching} onRetry={() => void refetch()} />
      <DownloadPanel model={model} revision={revision} search={search} onChoose={(file) => look({ gguf: file })} />
      <Section title={t('models.hub.verdict')}>
        <Verdict model={model} isOnlyChat={model.formats.includes('gguf') && !model.formats.includes('safetensors')} />
      </Section>
      <HubFacts model={model} />
      <Section title={t('models.hub.licence')}>
        <LicenceNotice rule={model.licenceRule} />
      </Section>
      <Section title={t('models.hub.files')}>
        <HubFiles model={model} />
        <Revision key={revision} revision={revision} commit={model.revision} onChoose={(next) => look({ revision: next, gguf: undefined })} />
      </Section>
      <Section title={t('models.hub.card')}>
        {model.card === null ? <p><Muted>{t('models.hub.card.none')}</Muted></p> : <CardText card={model.card} />}
      </Section>
      <Code operation="startDownload" input={{ model: name, ...(revision !== 'main' && { revision }), ...(gguf !== undefined && { gguf }) }} level={2} />
    </Page>
  )
}
