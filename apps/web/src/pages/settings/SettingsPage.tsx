import type { ComponentType } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { type MessageId, useText } from '../../i18n/index.ts'
import { useMay } from '../../shell/index.ts'
import { NotFound } from '../../shell/StudioError.tsx'
import { Page } from '../../ui/index.ts'
import { AccountSettings } from './AccountSettings.tsx'
import { ApiKeys } from './ApiKeys.tsx'
import { Appearance } from './Appearance.tsx'
import { AuditLog } from './AuditLog.tsx'
import { HubSettings } from './HubSettings.tsx'
import { MachineFacts } from './MachineFacts.tsx'
import { People } from './People.tsx'
import styles from './Settings.module.css'

interface Section {
  text: MessageId
  content: ComponentType
  isForOwner?: true
}

/** The parts of the settings by the end of their address. */
const sections = {
  account: { text: 'settings.account', content: AccountSettings },
  appearance: { text: 'settings.appearance', content: Appearance },
  keys: { text: 'settings.keys', content: ApiKeys },
  hub: { text: 'models.settings', content: HubSettings, isForOwner: true },
  people: { text: 'settings.users', content: People, isForOwner: true },
  audit: { text: 'settings.audit', content: AuditLog, isForOwner: true },
  machine: { text: 'settings.machine', content: MachineFacts },
} as const satisfies Record<string, Section>

export type SectionId = keyof typeof sections

export function SettingsPage() {
  const t = useText()
  const isOwner = useMay('owner')
  const { section } = useParams({ from: '/studio/settings/$section' })
  const shown = Object.entries<Section>(sections).filter(([, { isForOwner }]) => isOwner || !isForOwner)
  const present = shown.find(([id]) => id === section)?.[1]
  if (present === undefined) return <NotFound />
  const Content = present.content
  return (
    <Page title={t(present.text)} windowTitle={t('settings.title')} eyebrow={t('settings.title')}>
      <div className={styles.settings}>
        <nav aria-label={t('settings.sections')}>
          <ul role="list" className={styles.sections}>
            {shown.map(([id, { text }]) => (
              <li key={id}>
                <Link to="/settings/$section" params={{ section: id }} className={styles.section}>{t(text)}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.content}>
          <Content />
        </div>
      </div>
    </Page>
  )
}
