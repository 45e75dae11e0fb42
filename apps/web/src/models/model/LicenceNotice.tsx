import type { LicenceRule } from '@tunesmith/contract'
import { Explained, useText } from '../../i18n/index.ts'
import { Callout, type CalloutTone } from '../../ui/index.ts'

const tones: Readonly<Record<LicenceRule['use'], CalloutTone>> = {
  free: 'success', conditions: 'info', restricted: 'warning', unknown: 'warning',
}

/** What the licence of a model allows, and what it asks of whoever shares the model. */
export function LicenceNotice({ rule: { licence, use, summary, duties } }: { rule: LicenceRule }) {
  const t = useText()
  return (
    <Callout tone={tones[use]} title={licence === null ? t('model.licence.none') : <bdi>{licence}</bdi>}>
      <p><Explained reason={summary} /></p>
      {duties.length > 0 && (
        <>
          <p>{t('model.licence.duties')}</p>
          <ul>
            {duties.map((duty, index) => <li key={index}><Explained reason={duty} /></li>)}
          </ul>
        </>
      )}
    </Callout>
  )
}
