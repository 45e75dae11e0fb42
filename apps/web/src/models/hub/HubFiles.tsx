import type { HubFile, HubModelDetail } from '@tunesmith/contract'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { Callout, Disclosure, LinkButton, Meter, Muted, Table, type TableColumn } from '../../ui/index.ts'
import { ggufChoices } from './gguf-choices.ts'

/** Which files a download takes, how large they are, and whether there is room for them. */
export function HubFiles({ model: { files, downloadBytes, freeDiskBytes } }: { model: HubModelDetail }) {
  const t = useText()
  const format = useFormat()
  const needed = files.filter((file) => file.needed).toSorted((a, b) => b.bytes - a.bytes)
  const others = files.length - needed.length
  const [size, free] = [format.bytes(downloadBytes), format.bytes(freeDiskBytes)]
  return (
    <>
      {needed.length === 0 && ggufChoices(files).length === 0 && <p><Muted>{t('models.hub.files.none')}</Muted></p>}
      {needed.length > 0 && (
        <>
          {downloadBytes > freeDiskBytes ? (
            <Callout
              tone="warning"
              actions={<LinkButton size="small" to="/models/storage">{t('models.hub.files.toStorage')}</LinkButton>}
            >
              {t('models.hub.files.short', { size, free })}
            </Callout>
          ) : (
            <Meter
              label={t('models.hub.files.disk')}
              value={freeDiskBytes === 0 ? 1 : downloadBytes / freeDiskBytes}
              valueText={t('models.hub.files.room', { size, free })}
            />
          )}
          <Table caption={t('models.hub.files')} columns={columnsOf(t, format)} rows={needed} keyOf={({ path }) => path} />
        </>
      )}
      {others > 0 && (
        <Disclosure title={t('models.hub.files.others', { count: others })}>
          <Table
            caption={t('models.hub.files.others', { count: others })}
            columns={columnsOf(t, format)}
            rows={files.filter((file) => !file.needed)}
            keyOf={({ path }) => path}
          />
        </Disclosure>
      )}
    </>
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<HubFile>[] {
  return [
    { id: 'file', title: t('models.hub.files.file'), cell: ({ path }) => <code>{path}</code> },
    { id: 'size', title: t('models.size'), align: 'end', isNowrap: true, cell: ({ bytes }) => format.bytes(bytes) },
  ]
}
