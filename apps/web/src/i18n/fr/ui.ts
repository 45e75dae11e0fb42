import type { ui as english } from '../en/ui.ts'
import type { Translation } from '../translation.ts'

export const ui: Translation<typeof english> = {
  'ui.recommended': 'Recommandé',
  'ui.copy': 'Copier',
  'ui.copied': 'Copié',
  'ui.copyFailed': 'La copie n’a pas fonctionné. Sélectionnez le texte et copiez-le à la main.',
  'ui.close': 'Fermer',
  'ui.dismiss': 'Masquer',
  'ui.back': 'Retour',
  'ui.loading': 'Chargement',
  'ui.working': 'En cours',
  'ui.problemTitle': 'Il y a un problème',
  'ui.errorTitle': 'Erreur : {title}',
  'ui.pageTitle': '{title} – Tunesmith',
  'ui.optional': '(facultatif)',
  'ui.increase': 'Augmenter',
  'ui.decrease': 'Diminuer',
  'ui.info': 'Information',
  'ui.success': 'Réussite',
  'ui.warning': 'Avertissement',
  'ui.error': 'Erreur',
  'ui.errorCode': 'Code {code}',
  'ui.tryAgain': 'Réessayer',
  'ui.notifications': 'Notifications',
  'ui.more': 'Autres actions',
}
