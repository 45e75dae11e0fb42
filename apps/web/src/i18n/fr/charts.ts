import type { charts as english } from '../en/charts.ts'
import type { Translation } from '../translation.ts'

export const charts: Translation<typeof english> = {
  'charts.step': 'Étape',
  'charts.summaryLowest': '{label} {first} → {last} en {steps, plural, one {# étape} other {# étapes}}, minimum {extreme} à l’étape {at}',
  'charts.summaryHighest': '{label} {first} → {last} en {steps, plural, one {# étape} other {# étapes}}, maximum {extreme} à l’étape {at}',
  'charts.noPoints': 'Rien n’a encore été mesuré. La courbe commence à la première étape.',
  'charts.notANumber': 'pas un nombre',
  'charts.cursor': 'Étape {step}',
  'charts.reading': '{values} à l’étape {step}',
  'charts.keys': 'Les flèches gauche et droite la lisent point par point ; avec Maj, dix par dix.',
  'charts.viewTable': 'Voir en tableau',
  'charts.viewChart': 'Voir en courbe',
  'charts.download': 'Télécharger en CSV',
  'charts.tableThinned': '{shown} points sur {points}, répartis également. Le fichier CSV les contient tous.',
  'charts.trend': 'Le trait fort est la moyenne d’étapes voisines.',
  'charts.interval': '{share}, intervalle à 95 % de {low} à {high}',
}
