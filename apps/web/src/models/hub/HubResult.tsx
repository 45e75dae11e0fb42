import { HardDriveDownload, LockKeyhole } from 'lucide-react'
import type { HubModel } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { Link, Row, RowAbout, rowLinkClass, Tag } from '../../ui/index.ts'
import { languageList } from '../language-list.ts'
import styles from './Hub.module.css'
import type { HubSearch } from './search.ts'

/** Languages that a row has room for. */
const mostLanguages = 3

/** A model that was found: what matters at a glance, and the way to its page. */
export function HubResult({ model, search }: { model: HubModel; search: HubSearch }) {
  const t = useText()
  const format = useFormat()
  const [owner, name] = model.name.split('/')
  const { downloads, likes, updatedAt, licence, languages, parameters, gated, private: isPrivate, formats, isHere } = model
  const about = [
    languages.length === 0 ? null : languageList(languages, format, mostLanguages),
    t('models.hub.downloads', { count: format.compact(downloads) }),
    t('models.hub.likes', { count: format.compact(likes) }),
    updatedAt === null ? null : t('models.hub.updated', { when: format.relative(updatedAt) }),
  ].filter((fact) => fact !== null)
  return (
    <Row className={styles.result}>
      <h2 className={styles.title}>
        <Link to="/models/hub/$owner/$name" params={{ owner, name }} search={search} className={rowLinkClass}>
          <bdi>{model.name}</bdi>
        </Link>
      </h2>
      <div className={styles.tags}>
        {isHere && <Tag tone="success" icon={<HardDriveDownload size={14} aria-hidden />}>{t('models.hub.isHere')}</Tag>}
        {gated !== 'no' && <Tag tone="warning" icon={<LockKeyhole size={14} aria-hidden />}>{t('models.hub.gated')}</Tag>}
        {isPrivate && <Tag icon={<LockKeyhole size={14} aria-hidden />}>{t('models.hub.private')}</Tag>}
        {parameters !== null && <Tag>{t('models.parameters', { count: format.compact(parameters) })}</Tag>}
        {licence !== null && <Tag><bdi>{licence}</bdi></Tag>}
        {formats.map((kind) => <Tag key={kind}>{t(`models.weights.${kind}`)}</Tag>)}
      </div>
      <RowAbout>{about.join(' · ')}</RowAbout>
    </Row>
  )
}
