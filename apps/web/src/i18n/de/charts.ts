import type { charts as english } from '../en/charts.ts'
import type { Translation } from '../translation.ts'

export const charts: Translation<typeof english> = {
  'charts.step': 'Schritt',
  'charts.summaryLowest': '{label} {first} → {last} in {steps, plural, one {# Schritt} other {# Schritten}}, am niedrigsten {extreme} bei {at}',
  'charts.summaryHighest': '{label} {first} → {last} in {steps, plural, one {# Schritt} other {# Schritten}}, am höchsten {extreme} bei {at}',
  'charts.noPoints': 'Noch nichts gemessen. Die Kurve beginnt mit dem ersten Schritt.',
  'charts.notANumber': 'keine Zahl',
  'charts.cursor': 'Schritt {step}',
  'charts.reading': '{values} bei Schritt {step}',
  'charts.keys': 'Die Pfeiltasten nach links und rechts lesen Punkt für Punkt vor, mit der Umschalttaste zehn auf einmal.',
  'charts.viewTable': 'Als Tabelle zeigen',
  'charts.viewChart': 'Als Kurve zeigen',
  'charts.download': 'CSV herunterladen',
  'charts.tableThinned': '{shown} von {points} Punkten, gleichmäßig verteilt. Die CSV-Datei enthält alle.',
  'charts.trend': 'Die kräftige Linie ist der Durchschnitt benachbarter Schritte.',
  'charts.interval': '{share}, 95-%-Intervall von {low} bis {high}',
}
