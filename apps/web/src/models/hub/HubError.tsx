import type { RequestError } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import { LinkButton, Muted } from '../../ui/index.ts'

/** Errors that other settings of the hub may solve. */
const solvedInSettings: ReadonlySet<string> = new Set([
  'HUB_OFFLINE', 'HUB_UNREACHABLE', 'HUB_ANSWER_INVALID', 'HUB_RATE_LIMITED', 'HUB_TOKEN_REJECTED', 'HUB_TOKEN_NEEDED', 'HUB_MODEL_MISSING',
  'HUB_MODEL_GATED',
])

/** Whether other settings of the hub may help. */
export const isSolvedInSettings = ({ code }: { code: string }): boolean => solvedInSettings.has(code)

/** Why the hub did not answer, with the way to its settings where those may solve it. */
export function HubError({ error, onRetry }: { error: RequestError | null; onRetry: () => void }) {
  return <ErrorCallout error={error} onRetry={onRetry} actions={error !== null && isSolvedInSettings(error) && <ToHubSettings />} />
}

/** The way to the settings of the hub; for others than owners, whom to ask. */
export function ToHubSettings() {
  const t = useText()
  const isOwner = useMay('owner')
  if (!isOwner) return <Muted>{t('models.hub.askOwner')}</Muted>
  return <LinkButton size="small" to="/settings/$section" params={{ section: 'hub' }}>{t('models.hub.toSettings')}</LinkButton>
}
