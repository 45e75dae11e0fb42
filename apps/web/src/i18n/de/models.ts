import type { models as english } from '../en/models.ts'
import type { Translation } from '../translation.ts'

export const models: Translation<typeof english> = {
  'models.title': 'Modelle',
  'models.lead': 'Auf diesem Rechner: mitgeliefert, heruntergeladen und selbst trainiert.',
  'models.trained': 'Hier trainiert',
  'models.trained.none': 'Modelle, die Sie trainieren, stehen hier – zum Reden und zum Weitertrainieren.',
  'models.available': 'Als Ausgangspunkt',
  'models.origin.bundled': 'Kommt mit Tunesmith',
  'models.origin.downloaded': 'Heruntergeladen',
  'models.origin.imported': 'Importiert',
  'models.origin.trained': 'Hier trainiert',
  'models.parameters': '{count} Parameter',
  'models.size': 'Größe',
  'models.context': 'Kontext',
  'models.context.tokens': '{count, plural, one {# Token} other {# Token}}',
  'models.licence': 'Lizenz',
  'models.languages': 'Sprachen',
  'models.base': 'Trainiert aus',
  'models.fits.well': 'Passt auf diesen Rechner',
  'models.fits.tight': 'Passt gerade noch auf diesen Rechner',
  'models.fits.no': 'Zu groß, um es hier zu trainieren',
  'models.notTrainable': 'Hier nicht trainierbar',
  'models.chat': 'Chat',
  'models.train': 'Daraus trainieren',
}
