import { Boxes, Database, House, type LucideIcon, MessagesSquare, Settings, Activity } from 'lucide-react'
import type { LinkProps } from '@tanstack/react-router'
import type { MessageId } from '../i18n/index.ts'

export interface NavigationEntry {
  to: NonNullable<LinkProps['to']>
  text: MessageId
  icon: LucideIcon
  /** Stands in the bar at the bottom of a phone; the others are behind “More”. Four at most. */
  isMain?: boolean
}

/** The sections of the studio in groups. A new section is a row here and a route. */
export const navigation: readonly (readonly NavigationEntry[])[] = [
  [
    { to: '/', text: 'shell.nav.home', icon: House, isMain: true },
    { to: '/datasets', text: 'shell.nav.datasets', icon: Database },
    { to: '/models', text: 'shell.nav.models', icon: Boxes, isMain: true },
    { to: '/runs', text: 'shell.nav.runs', icon: Activity, isMain: true },
    { to: '/chat', text: 'shell.nav.chat', icon: MessagesSquare, isMain: true },
  ],
  [{ to: '/settings', text: 'shell.nav.settings', icon: Settings }],
]
