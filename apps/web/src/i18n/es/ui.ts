import type { ui as english } from '../en/ui.ts'
import type { Translation } from '../translation.ts'

export const ui: Translation<typeof english> = {
  'ui.recommended': 'Recomendado',
  'ui.copy': 'Copiar',
  'ui.copied': 'Copiado',
  'ui.copyFailed': 'No se ha podido copiar. Seleccione el texto y cópielo a mano.',
  'ui.close': 'Cerrar',
  'ui.dismiss': 'Descartar',
  'ui.back': 'Atrás',
  'ui.loading': 'Cargando',
  'ui.working': 'En curso',
  'ui.problemTitle': 'Hay un problema',
  'ui.errorTitle': 'Error: {title}',
  'ui.pageTitle': '{title} – Tunesmith',
  'ui.optional': '(opcional)',
  'ui.increase': 'Aumentar',
  'ui.decrease': 'Disminuir',
  'ui.info': 'Información',
  'ui.success': 'Correcto',
  'ui.warning': 'Advertencia',
  'ui.error': 'Error',
  'ui.errorCode': 'Código {code}',
  'ui.tryAgain': 'Volver a intentar',
  'ui.notifications': 'Notificaciones',
  'ui.more': 'Más acciones',
}
