import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'

/** The address of the page of a model on the hub in use; undefined until that is known. */
export function useHubAddress(name: string): string | undefined {
  const hub = useOperation('getHubSettings').data
  return hub && `${hub.endpoint.replace(/\/+$/, '')}/${name}`
}

/** The way to the page of a model on the hub, which opens beside the studio. */
export function HubAddress({ name }: { name: string }) {
  const t = useText()
  return <a href={useHubAddress(name)} target="_blank" rel="noopener noreferrer">{t('models.hub.page')}</a>
}
