import { useRef, useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useOperation } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import { Callout, DefinitionList, Link, Page, Section, Spinner, Stack, useKeptFocus } from '../../ui/index.ts'
import { importKinds } from './import-kinds.ts'
import { ImportList } from './ImportList.tsx'
import { Inspection } from './Inspection.tsx'
import { MissingBase } from './MissingBase.tsx'
import { PathForm } from './PathForm.tsx'

/** Takes in a model from the machine of the studio: where it is, what it is, and how far its import has come. */
export function ImportPage() {
  const t = useText()
  const isOwner = useMay('owner')
  const [begun, setBegun] = useState<string | null>(null)
  return (
    <Page title={t('import.title')} lead={t('import.lead')} windowTitle={t('models.title')} back={<Link to="/models">{t('models.back')}</Link>}>
      {isOwner ? <Importing begun={begun} onBegun={setBegun} /> : <Callout>{t('import.mayNot')}</Callout>}
      <ImportList begun={begun} />
    </Page>
  )
}

interface ImportingProps {
  /** The import that was begun last. */
  begun: string | null
  onBegun: (importId: string) => void
}

function Importing({ begun, onBegun }: ImportingProps) {
  const t = useText()
  const navigate = useNavigate()
  const { path, base } = useSearch({ from: '/studio/models/import' })
  const found = useOperation('inspectModel', { path: path ?? '', base }, { enabled: path !== undefined })
  const place = useRef<HTMLDivElement>(null)
  useKeptFocus(place, path) // the button that began an import goes with what was found
  const look = (next: { path?: string; base?: string }) => {
    if (next.path === path && next.base === base) void found.refetch()
    else void navigate({ to: '/models/import', search: next, replace: true, resetScroll: false })
  }
  const isMissingBase = found.error?.code === 'MODEL_IMPORT_BASE_MISSING'
  return (
    <div ref={place} tabIndex={-1}>
      <Stack gap={4}>
        <PathForm key={begun} path={path ?? ''} isPending={found.isFetching} onCheck={(next) => look({ path: next })} />
        {path === undefined && (
          <Section title={t('import.kinds')}>
            <DefinitionList items={importKinds.map(({ title, text }) => ({ term: t(title), value: t(text) }))} />
          </Section>
        )}
        {path !== undefined && (
          <>
            {found.isLoading && <Spinner label={t('import.checking')} />}
            <ErrorCallout error={found.error} />
            {isMissingBase && <MissingBase onChoose={(next) => look({ path, base: next })} />}
            {found.data !== undefined && found.error === null && (
              <Inspection
                key={`${path} ${base}`}
                source={{ path, base }}
                found={found.data}
                onBegun={(id) => {
                  onBegun(id)
                  look({})
                }}
              />
            )}
            <Code operation="importModel" input={{ path, base }} level={2} />
          </>
        )}
      </Stack>
    </div>
  )
}
