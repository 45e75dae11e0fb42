import type { models as english } from '../en/models.ts'
import type { Translation } from '../translation.ts'

export const models: Translation<typeof english> = {
  'models.title': 'Modelos',
  'models.lead': 'En este equipo: los incluidos, los descargados y los que usted entrenó.',
  'models.trained': 'Entrenados aquí',
  'models.trained.none': 'Los modelos que entrene estarán aquí, listos para conversar y para seguir entrenándolos.',
  'models.available': 'Para empezar',
  'models.origin.bundled': 'Incluido en Tunesmith',
  'models.origin.downloaded': 'Descargado',
  'models.origin.imported': 'Importado',
  'models.origin.trained': 'Entrenado aquí',
  'models.parameters': '{count} parámetros',
  'models.size': 'Tamaño',
  'models.context': 'Contexto',
  'models.context.tokens': '{count, plural, one {# token} other {# tokens}}',
  'models.licence': 'Licencia',
  'models.languages': 'Idiomas',
  'models.base': 'Entrenado a partir de',
  'models.fits.well': 'Cabe en este equipo',
  'models.fits.tight': 'Cabe justo en este equipo',
  'models.fits.no': 'Demasiado grande para entrenarlo aquí',
  'models.notTrainable': 'No se puede entrenar aquí',
  'models.chat': 'Chat',
  'models.train': 'Entrenar a partir de él',
}
