import type { charts as english } from '../en/charts.ts'
import type { Translation } from '../translation.ts'

export const charts: Translation<typeof english> = {
  'charts.step': 'Paso',
  'charts.summaryLowest': '{label} {first} → {last} en {steps, plural, one {# paso} other {# pasos}}; mínimo {extreme} en el {at}',
  'charts.summaryHighest': '{label} {first} → {last} en {steps, plural, one {# paso} other {# pasos}}; máximo {extreme} en el {at}',
  'charts.noPoints': 'Todavía no hay mediciones. La curva empieza con el primer paso.',
  'charts.notANumber': 'no es un número',
  'charts.cursor': 'Paso {step}',
  'charts.reading': '{values} en el paso {step}',
  'charts.keys': 'Las flechas izquierda y derecha la leen punto por punto; con Mayús, de diez en diez.',
  'charts.viewTable': 'Ver como tabla',
  'charts.viewChart': 'Ver como gráfico',
  'charts.download': 'Descargar CSV',
  'charts.tableThinned': '{shown} de {points} puntos, repartidos por igual. El archivo CSV los tiene todos.',
  'charts.trend': 'La línea gruesa es la media de pasos vecinos.',
  'charts.interval': '{share}, intervalo del 95 % de {low} a {high}',
}
