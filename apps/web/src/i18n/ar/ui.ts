import type { ui as english } from '../en/ui.ts'
import type { Translation } from '../translation.ts'

export const ui: Translation<typeof english> = {
  'ui.recommended': 'مُوصى به',
  'ui.copy': 'نسخ',
  'ui.copied': 'تم النسخ',
  'ui.copyFailed': 'تعذّر النسخ. حدّد النص وانسخه يدويًا.',
  'ui.close': 'إغلاق',
  'ui.dismiss': 'تجاهل',
  'ui.back': 'رجوع',
  'ui.loading': 'جارٍ التحميل',
  'ui.working': 'جارٍ التنفيذ',
  'ui.problemTitle': 'توجد مشكلة',
  'ui.errorTitle': 'خطأ: {title}',
  'ui.pageTitle': '{title} – Tunesmith',
  'ui.optional': '(اختياري)',
  'ui.increase': 'زيادة',
  'ui.decrease': 'إنقاص',
  'ui.info': 'معلومة',
  'ui.success': 'نجاح',
  'ui.warning': 'تحذير',
  'ui.error': 'خطأ',
  'ui.errorCode': 'الرمز {code}',
  'ui.tryAgain': 'إعادة المحاولة',
  'ui.notifications': 'الإشعارات',
  'ui.more': 'إجراءات أخرى',
}
