import { useState } from 'react'
import { Ellipsis, GitCompareArrows, Pencil, Trash2 } from 'lucide-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { RegisteredModel } from '@tunesmith/contract'
import { useAct, useOperation } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import {
  Cluster, ConfirmDialog, IconButton, Link, LinkButton, Menu, MenuItem, notify, Page, Section, Spinner, Stack, Tag,
} from '../../ui/index.ts'
import { EditName } from './EditName.tsx'
import { VersionsTable } from './VersionsTable.tsx'

/** A name in the registry: its versions, and the aliases that move between them. */
export function RegisteredModelPage() {
  const t = useText()
  const { name } = useParams({ from: '/studio/models/registry/$name' })
  const { data: registered, error, refetch } = useOperation('getRegisteredModel', { name })
  const back = <Link to="/models/registry">{t('registry.back')}</Link>
  if (registered === undefined) {
    return (
      <Page title={name} windowTitle={t('registry.title')} back={back}>
        {error === null ? <Spinner /> : <ErrorCallout error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const { notes, tags, versions } = registered
  const compared = [...new Set(versions.map(({ version }) => `${name}@${version}`))].slice(0, 4)
  return (
    <Page
      title={name}
      windowTitle={t('registry.title')}
      back={back}
      width="wide"
      lead={(notes !== '' || tags.length > 0) && (
        <Stack gap={1}>
          {notes !== '' && <p dir="auto">{notes}</p>}
          {tags.length > 0 && <Cluster>{tags.map((tag) => <Tag key={tag}><bdi>{tag}</bdi></Tag>)}</Cluster>}
        </Stack>
      )}
      actions={<NameActions registered={registered} />}
    >
      <Section
        title={t('registry.versions')}
        actions={compared.length > 1 && (
          <LinkButton size="small" to="/models/compare" search={{ ids: compared.join(',') }} icon={<GitCompareArrows size={16} aria-hidden />}>
            {t('registry.compare')}
          </LinkButton>
        )}
      >
        <VersionsTable registered={registered} versions={versions} />
      </Section>
      <Code operation="getRegisteredModel" input={{ name }} level={2} />
    </Page>
  )
}

function NameActions({ registered }: { registered: RegisteredModel }) {
  const t = useText()
  const navigate = useNavigate()
  const mayEdit = useMay('editor')
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  const { name } = registered
  const close = () => setOpen(null)
  const remove = useAct('deleteRegisteredModel', {
    onDone: () => {
      notify({ tone: 'success', text: t('registry.deleted', { name }) })
      void navigate({ to: '/models/registry' })
    },
  })
  if (!mayEdit) return null
  return (
    <>
      <Menu
        label={t('registry.actions', { name })}
        trigger={<IconButton label={t('registry.actions', { name })} icon={<Ellipsis size={18} aria-hidden />} />}
      >
        <MenuItem icon={<Pencil size={16} aria-hidden />} onAction={() => setOpen('edit')}>{t('registry.edit')}</MenuItem>
        <MenuItem icon={<Trash2 size={16} aria-hidden />} isDangerous onAction={() => setOpen('delete')}>{t('registry.delete')}</MenuItem>
      </Menu>
      {open === 'edit' && <EditName registered={registered} onClose={close} />}
      <ConfirmDialog
        isOpen={open === 'delete'}
        onClose={close}
        title={t('registry.delete.title', { name })}
        confirmLabel={t('registry.delete')}
        cancelLabel={t('shell.cancel')}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ name })}
      >
        <p>{t('registry.delete.text')}</p>
        <ErrorCallout error={remove.error} />
      </ConfirmDialog>
    </>
  )
}
