import type { charts as english } from '../en/charts.ts'
import type { Translation } from '../translation.ts'

export const charts: Translation<typeof english> = {
  'charts.step': 'الخطوة',
  'charts.summaryLowest': '{label} من {first} إلى {last} خلال {steps, plural, zero {# خطوة} one {خطوة واحدة} two {خطوتين} few {# خطوات} many {# خطوة} other {# خطوة}}، والأدنى {extreme} عند {at}',
  'charts.summaryHighest': '{label} من {first} إلى {last} خلال {steps, plural, zero {# خطوة} one {خطوة واحدة} two {خطوتين} few {# خطوات} many {# خطوة} other {# خطوة}}، والأعلى {extreme} عند {at}',
  'charts.noPoints': 'لم يُقَس شيء بعد. يبدأ المنحنى مع الخطوة الأولى.',
  'charts.notANumber': 'ليس عددًا',
  'charts.cursor': 'الخطوة {step}',
  'charts.reading': '{values} عند الخطوة {step}',
  'charts.keys': 'يقرأ السهمان الأيمن والأيسر المنحنى نقطةً نقطة، ومع Shift عشرًا عشرًا.',
  'charts.viewTable': 'العرض كجدول',
  'charts.viewChart': 'العرض كمخطط',
  'charts.download': 'تنزيل CSV',
  'charts.tableThinned': '{shown} من أصل {points} نقطة بتوزيع متساوٍ. يحتوي ملف CSV على جميعها.',
  'charts.trend': 'الخط الواضح هو متوسط الخطوات المتجاورة.',
  'charts.interval': '{share}، فترة 95% من {low} إلى {high}',
}
