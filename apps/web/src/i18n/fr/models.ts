import type { models as english } from '../en/models.ts'
import type { Translation } from '../translation.ts'

export const models: Translation<typeof english> = {
  'models.title': 'Modèles',
  'models.lead': 'Sur cette machine : fournis, téléchargés et entraînés par vous.',
  'models.trained': 'Entraînés ici',
  'models.trained.none': 'Les modèles que vous entraînez seront ici, prêts à discuter et à être entraînés davantage.',
  'models.available': 'Points de départ',
  'models.origin.bundled': 'Fourni avec Tunesmith',
  'models.origin.downloaded': 'Téléchargé',
  'models.origin.imported': 'Importé',
  'models.origin.trained': 'Entraîné ici',
  'models.parameters': '{count} paramètres',
  'models.size': 'Taille',
  'models.context': 'Contexte',
  'models.context.tokens': '{count, plural, one {# token} other {# tokens}}',
  'models.licence': 'Licence',
  'models.languages': 'Langues',
  'models.base': 'Entraîné à partir de',
  'models.fits.well': 'Convient à cette machine',
  'models.fits.tight': 'Tient tout juste sur cette machine',
  'models.fits.no': 'Trop grand pour être entraîné ici',
  'models.notTrainable': 'Ne peut pas être entraîné ici',
  'models.chat': 'Discuter',
  'models.train': 'Entraîner à partir de lui',
}
