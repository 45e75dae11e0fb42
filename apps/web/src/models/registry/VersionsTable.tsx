import { useState } from 'react'
import { Ellipsis, NotebookPen, Tag as TagIcon, TagsIcon, Trash2 } from 'lucide-react'
import type { ModelVersion, RegisteredModel } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { VerdictTag } from '../../runs/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import {
  Cluster, ConfirmDialog, IconButton, Menu, MenuItem, Muted, notify, Stack, Table, type TableColumn, Tag,
} from '../../ui/index.ts'
import { ModelLink } from '../ModelLink.tsx'
import { EditVersion } from './EditVersion.tsx'
import { PointAlias } from './PointAlias.tsx'
import { useAliases } from './use-aliases.ts'

export interface VersionsTableProps {
  registered: RegisteredModel
  versions: readonly ModelVersion[]
}

/** The versions of a name, the newest first, with what can be changed about each. */
export function VersionsTable({ registered, versions }: VersionsTableProps) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const actions: TableColumn<ModelVersion> = {
    id: 'actions',
    title: t('registry.version.actions'),
    isTitleHidden: true,
    align: 'end',
    cell: (version) => <VersionActions registered={registered} version={version} />,
  }
  return (
    <Table
      caption={t('registry.versions')}
      columns={[...columnsOf(t, format), ...(mayEdit ? [actions] : [])]}
      rows={versions}
      keyOf={({ version }) => version}
    />
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<ModelVersion>[] {
  return [
    {
      id: 'version',
      title: t('registry.version'),
      isNowrap: true,
      cell: ({ name, version, aliases }) => (
        <Cluster>
          <bdi>{name}@{version}</bdi>
          {aliases.map((alias) => <Tag key={alias} tone="accent"><bdi>{alias}</bdi></Tag>)}
        </Cluster>
      ),
    },
    {
      id: 'model',
      title: t('registry.model'),
      cell: ({ modelId }) => <ModelLink modelId={modelId} />,
    },
    { id: 'verdict', title: t('registry.verdict'), cell: ({ verdict }) => (verdict === null ? null : <VerdictTag verdict={verdict.verdict} />) },
    { id: 'notes', title: t('registry.notes'), cell: ({ notes }) => (notes === '' ? null : <span dir="auto">{notes}</span>) },
    {
      id: 'created',
      title: t('registry.created'),
      cell: ({ createdBy, createdAt }) => (
        <Stack gap="half">
          <span>{format.date(createdAt)}</span>
          <Muted><small><bdi>{createdBy}</bdi></small></Muted>
        </Stack>
      ),
    },
  ]
}

function VersionActions({ registered, version: shown }: { registered: RegisteredModel; version: ModelVersion }) {
  const t = useText()
  const [open, setOpen] = useState<'alias' | 'notes' | 'delete' | null>(null)
  const close = () => setOpen(null)
  const { name, version, aliases } = shown
  const title = `${name}@${version}`
  const { takeAway } = useAliases(registered)
  const remove = useAct('deleteModelVersion', {
    onDone: () => {
      close()
      notify({ tone: 'success', text: t('registry.version.deleted', { version: title }) })
    },
  })
  return (
    <>
      <Menu
        label={t('registry.actions', { name: title })}
        trigger={<IconButton label={t('registry.actions', { name: title })} icon={<Ellipsis size={18} aria-hidden />} />}
      >
        <MenuItem icon={<TagIcon size={16} aria-hidden />} onAction={() => setOpen('alias')}>{t('registry.alias.point')}</MenuItem>
        {aliases.map((alias) => (
          <MenuItem key={alias} icon={<TagsIcon size={16} aria-hidden />} onAction={() => takeAway(alias)}>
            {t('registry.alias.remove', { alias })}
          </MenuItem>
        ))}
        <MenuItem icon={<NotebookPen size={16} aria-hidden />} onAction={() => setOpen('notes')}>{t('registry.version.edit')}</MenuItem>
        <MenuItem icon={<Trash2 size={16} aria-hidden />} isDangerous onAction={() => setOpen('delete')}>{t('registry.version.delete')}</MenuItem>
      </Menu>
      {open === 'alias' && <PointAlias registered={registered} version={version} onClose={close} />}
      {open === 'notes' && <EditVersion version={shown} onClose={close} />}
      <ConfirmDialog
        isOpen={open === 'delete'}
        onClose={close}
        title={t('registry.version.delete.title', { version: title })}
        confirmLabel={t('registry.version.delete')}
        cancelLabel={t('shell.cancel')}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ name, version })}
      >
        <p>{t('registry.version.delete.text')}</p>
        <ErrorCallout error={remove.error} />
      </ConfirmDialog>
    </>
  )
}
