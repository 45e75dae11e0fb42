import type { Download } from '@tunesmith/contract'
import type { Format, Translate } from '../../i18n/index.ts'

/** What is left takes between these shares of what the present speed promises: connections are seldom even. */
const [fastest, slowest] = [0.8, 1.4]

/** “12 MB of 3.1 GB · 8 MB a second · 5–9 min left”, as far as it is known. */
export function progressText({ bytes, totalBytes, bytesPerSecond, secondsLeft }: Download, t: Translate, format: Format): string {
  return [
    totalBytes === null ? format.bytes(bytes) : t('models.downloads.arrived', { bytes: format.bytes(bytes), total: format.bytes(totalBytes) }),
    bytesPerSecond === null ? null : t('models.downloads.speed', { speed: format.bytes(bytesPerSecond) }),
    secondsLeft === null
      ? null
      : t('models.downloads.left', { time: format.durationRange({ low: secondsLeft * fastest, high: Math.max(1, secondsLeft * slowest) }) }),
  ].filter((part) => part !== null).join(' · ')
}
