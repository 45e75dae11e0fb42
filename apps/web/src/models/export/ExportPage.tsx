import { useState } from 'react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ExportFormat, ExportPrecision, LicenceRule } from '@tunesmith/contract'
import { useAct, useOperation } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { Explained, useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import { Button, Callout, Link, Muted, Page, pageTitleId, RadioCards, Spinner, Stack } from '../../ui/index.ts'
import { LicenceNotice } from '../model/LicenceNotice.tsx'
import { choicesByFormat, type FormatChoice, precisionsOf } from './choices.ts'
import { PrecisionField } from './PrecisionField.tsx'

/** For which program a model is exported: the recommended way first, with what each takes or why it cannot be. */
export function ExportPage() {
  const t = useText()
  const { modelId } = useParams({ from: '/studio/models/$modelId/export' })
  const model = useOperation('getModel', { modelId })
  const { data, error, refetch } = useOperation('listExportChoices', { modelId })
  const formats = data === undefined ? undefined : choicesByFormat(data.items)
  const name = model.data?.name ?? modelId
  return (
    <Page
      title={t('export.title', { name })}
      lead={t('export.lead')}
      windowTitle={t('models.title')}
      focusKey={`export ${modelId}`}
      back={<Link to="/models/$modelId" params={{ modelId }}><bdi>{name}</bdi></Link>}
    >
      <ErrorCallout error={error} onRetry={() => void refetch()} />
      {formats === undefined && error === null && <Spinner />}
      {formats !== undefined && (formats.some(({ best }) => best.possible.value)
        ? <ExportForm modelId={modelId} formats={formats} licence={data!.licence} />
        : <Impossible formats={formats} />)}
    </Page>
  )
}

interface ExportFormProps {
  modelId: string
  formats: readonly FormatChoice[]
  licence: LicenceRule
}

function ExportForm({ modelId, formats, licence }: ExportFormProps) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const mayEdit = useMay('editor')
  const [chosen, setChosen] = useState<ExportFormat>(formats[0].format)
  const [wanted, setWanted] = useState<Readonly<Partial<Record<ExportFormat, readonly ExportPrecision[]>>>>({})
  const start = useAct('startExport', {
    onDone: ({ id }) => void navigate({ to: '/models/exports/$exportId', params: { exportId: id } }),
  })
  const present = formats.find((each) => each.format === chosen)!
  const usual = present.best.precision === null ? [] : [present.best.precision]
  const precisions = wanted[chosen] ?? usual
  const isMissing = precisionsOf(present).length > 0 && precisions.length === 0
  const input = { modelId, format: chosen, ...(precisions.length > 0 && { precisions: [...precisions] }) }
  return (
    <Stack gap={3}>
      <RadioCards
        aria-labelledby={pageTitleId}
        columns={2}
        value={chosen}
        onChange={setChosen}
        cards={formats.map(({ format: value, best }) => ({
          value,
          title: t(`export.format.${value}`),
          description: <Explained reason={best.possible.reason} />,
          recommended: best.recommended === null ? undefined : <Explained reason={best.recommended} />,
          details: best.bytes === null ? undefined : t('export.about', { size: format.bytes(best.bytes) }),
          isDisabled: !best.possible.value,
        }))}
      />
      <PrecisionField
        key={chosen}
        choice={present}
        value={precisions}
        error={isMissing ? t('export.precision.none') : undefined}
        onChange={(next) => setWanted({ ...wanted, [chosen]: next })}
      />
      <LicenceNotice rule={licence} />
      <ErrorCallout error={start.error} />
      {mayEdit ? (
        <Stack gap={1}>
          <div>
            <Button kind="primary" isPending={start.isPending} onPress={() => isMissing || start.mutate(input)}>{t('export.start')}</Button>
          </div>
          <p><Muted>{t('export.start.text')}</Muted></p>
        </Stack>
      ) : <Callout>{t('export.mayNot')}</Callout>}
      <Code operation="startExport" input={input} level={2} />
    </Stack>
  )
}

/** Where nothing can be exported, each reason is said. */
function Impossible({ formats }: { formats: readonly FormatChoice[] }) {
  const t = useText()
  return (
    <Callout tone="warning" title={t('export.impossible')}>
      <ul>
        {formats.map(({ format, best }) => (
          <li key={format}>{t(`export.format.${format}`)}: <Explained reason={best.possible.reason} /></li>
        ))}
      </ul>
    </Callout>
  )
}
