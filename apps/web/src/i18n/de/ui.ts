import type { ui as english } from '../en/ui.ts'
import type { Translation } from '../translation.ts'

export const ui: Translation<typeof english> = {
  'ui.recommended': 'Empfohlen',
  'ui.copy': 'Kopieren',
  'ui.copied': 'Kopiert',
  'ui.copyFailed': 'Das Kopieren hat nicht funktioniert. Markieren Sie den Text und kopieren Sie ihn von Hand.',
  'ui.close': 'Schließen',
  'ui.dismiss': 'Ausblenden',
  'ui.back': 'Zurück',
  'ui.loading': 'Wird geladen',
  'ui.working': 'In Arbeit',
  'ui.problemTitle': 'Es gibt ein Problem',
  'ui.errorTitle': 'Fehler: {title}',
  'ui.pageTitle': '{title} – Tunesmith',
  'ui.optional': '(optional)',
  'ui.increase': 'Erhöhen',
  'ui.decrease': 'Verringern',
  'ui.info': 'Hinweis',
  'ui.success': 'Erfolg',
  'ui.warning': 'Warnung',
  'ui.error': 'Fehler',
  'ui.errorCode': 'Code {code}',
  'ui.tryAgain': 'Erneut versuchen',
  'ui.notifications': 'Mitteilungen',
  'ui.more': 'Weitere Aktionen',
}
