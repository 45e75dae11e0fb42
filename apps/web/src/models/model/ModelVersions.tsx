import type { ModelDetail, ModelVersion } from '@tunesmith/contract'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { Cluster, Link, Muted, Table, type TableColumn, Tag } from '../../ui/index.ts'

/** Under which names a model is kept. */
export function ModelVersions({ model: { versions } }: { model: ModelDetail }) {
  const t = useText()
  const format = useFormat()
  if (versions.length === 0) return <p><Muted>{t('model.versions.none')}</Muted></p>
  return (
    <Table
      caption={t('model.versions')}
      columns={columnsOf(t, format)}
      rows={versions}
      keyOf={({ name, version }) => `${name}@${version}`}
    />
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<ModelVersion>[] {
  return [
    {
      id: 'name',
      title: t('registry.name'),
      cell: ({ name, version }) => <Link quiet to="/models/registry/$name" params={{ name }}><bdi>{name}@{version}</bdi></Link>,
    },
    {
      id: 'aliases',
      title: t('registry.aliases'),
      cell: ({ aliases }) => aliases.length === 0 ? null
        : <Cluster>{aliases.map((alias) => <Tag key={alias} tone="accent"><bdi>{alias}</bdi></Tag>)}</Cluster>,
    },
    { id: 'notes', title: t('registry.notes'), cell: ({ notes }) => (notes === '' ? null : <bdi>{notes}</bdi>) },
    { id: 'when', title: t('registry.created'), align: 'end', isNowrap: true, cell: ({ createdAt }) => format.date(createdAt) },
  ]
}
