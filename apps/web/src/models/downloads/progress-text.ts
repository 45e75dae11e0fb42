import type { Download } from '@tunesmith/contract'
import type { Format, Translate } from '../../i18n/index.ts'
import { timeLeft } from '../time-left.ts'

/** “12 MB of 3.1 GB · 8 MB a second · 5–9 min left”, as far as it is known. */
export function progressText({ bytes, totalBytes, bytesPerSecond, secondsLeft }: Download, t: Translate, format: Format): string {
  return [
    totalBytes === null ? format.bytes(bytes) : t('models.downloads.arrived', { bytes: format.bytes(bytes), total: format.bytes(totalBytes) }),
    bytesPerSecond === null ? null : t('models.downloads.speed', { speed: format.bytes(bytesPerSecond) }),
    secondsLeft === null ? null : timeLeft(secondsLeft, t, format),
  ].filter((part) => part !== null).join(' · ')
}
