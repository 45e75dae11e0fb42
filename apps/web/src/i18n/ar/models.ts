import type { models as english } from '../en/models.ts'
import type { Translation } from '../translation.ts'

export const models: Translation<typeof english> = {
  'models.title': 'النماذج',
  'models.lead': 'على هذا الجهاز: ما جاء مع Tunesmith، وما نُزّل، وما درّبته أنت.',
  'models.trained': 'دُرّبت هنا',
  'models.trained.none': 'تظهر هنا النماذج التي تدرّبها، جاهزةً للمحادثة ولمزيد من التدريب.',
  'models.available': 'للبدء منها',
  'models.origin.bundled': 'يأتي مع Tunesmith',
  'models.origin.downloaded': 'منزَّل',
  'models.origin.imported': 'مستورد',
  'models.origin.trained': 'دُرّب هنا',
  'models.parameters': '{count} من المعاملات',
  'models.size': 'الحجم',
  'models.context': 'السياق',
  'models.context.tokens': '{count, plural, zero {# رمز} one {رمز واحد} two {رمزان} few {# رموز} many {# رمزًا} other {# رمز}}',
  'models.licence': 'الرخصة',
  'models.languages': 'اللغات',
  'models.base': 'دُرّب من',
  'models.fits.well': 'يناسب هذا الجهاز',
  'models.fits.tight': 'يكاد لا يتسع له هذا الجهاز',
  'models.fits.no': 'أكبر من أن يُدرَّب هنا',
  'models.notTrainable': 'لا يمكن تدريبه هنا',
  'models.chat': 'محادثة',
  'models.train': 'التدريب انطلاقًا منه',
}
