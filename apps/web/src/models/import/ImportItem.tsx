import { type ReactElement, useState } from 'react'
import { CircleCheck, CircleX, Copy, X } from 'lucide-react'
import type { ModelImport } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { FailureText, useMay } from '../../shell/index.ts'
import { Button, Callout, Card, Cluster, Link, Muted, ProgressBar, Stack, Tag, type Tone } from '../../ui/index.ts'
import { DeleteImport } from './DeleteImport.tsx'
import styles from './Import.module.css'

const looks: Readonly<Record<ModelImport['state'], { tone: Tone; icon: ReactElement }>> = {
  copying: { tone: 'info', icon: <Copy size={14} aria-hidden /> },
  finished: { tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  failed: { tone: 'danger', icon: <CircleX size={14} aria-hidden /> },
}

/** One import: how far it has come, or why it failed. */
export function ImportItem({ made }: { made: ModelImport }) {
  const t = useText()
  const format = useFormat()
  const isOwner = useMay('owner')
  const [isLeaving, setLeaving] = useState(false)
  const { id, name, format: form, base, state, bytes, totalBytes, signer, error, createdAt } = made
  const about = [t(`model.form.${form}`), base, format.bytes(totalBytes), format.relative(createdAt)].filter((fact) => fact !== null)
  return (
    <li>
      <Card>
        <Stack gap={1}>
          <Cluster justify="between">
            <h3 className={styles.name}>
              {state === 'finished' ? <Link quiet to="/models/$modelId" params={{ modelId: id }}><bdi>{name}</bdi></Link> : <bdi>{name}</bdi>}
            </h3>
            <Tag {...looks[state]}>{t(`import.state.${state}`)}</Tag>
          </Cluster>
          <p><Muted><small>{about.map((fact, index) => <bdi key={index}>{index > 0 && ' · '}{fact}</bdi>)}</small></Muted></p>
          {signer !== null && <p><Muted><small>{t(`import.signer.${signer.standing}`)} <code>{signer.fingerprint}</code></small></Muted></p>}
          {state === 'copying' && (
            <ProgressBar
              aria-label={t('import.progress', { name })}
              value={totalBytes === 0 ? null : bytes / totalBytes}
              valueText={t('models.downloads.arrived', { bytes: format.bytes(bytes), total: format.bytes(totalBytes) })}
            />
          )}
          {state === 'failed' && <Callout tone="error"><FailureText failure={error} isTitled /></Callout>}
          {isOwner && state !== 'finished' && (
            <div>
              <Button size="small" icon={<X size={16} aria-hidden />} onPress={() => setLeaving(true)}>{t(`import.leave.${state}`)}</Button>
            </div>
          )}
          {isLeaving && <DeleteImport made={made} onClose={() => setLeaving(false)} />}
        </Stack>
      </Card>
    </li>
  )
}
