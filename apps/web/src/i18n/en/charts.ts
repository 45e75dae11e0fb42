/** Texts of the charts. */
export const charts = {
  'charts.step': 'Step',
  'charts.summaryLowest': '{label} {first} → {last} over {steps, plural, one {# step} other {# steps}}, lowest {extreme} at {at}',
  'charts.summaryHighest': '{label} {first} → {last} over {steps, plural, one {# step} other {# steps}}, highest {extreme} at {at}',
  'charts.noPoints': 'Nothing measured yet. The curve begins with the first step.',
  'charts.notANumber': 'not a number',
  'charts.cursor': 'Step {step}',
  'charts.reading': '{values} at step {step}',
  'charts.keys': 'Left and right arrow keys read it point by point; with Shift ten at a time.',
  'charts.viewTable': 'View as table',
  'charts.viewChart': 'View as chart',
  'charts.download': 'Download CSV',
  'charts.tableThinned': '{shown} of {points} points, evenly spaced. The CSV file has all of them.',
  'charts.trend': 'The strong line is the average of neighbouring steps.',
  'charts.interval': '{share}, 95% interval {low} to {high}',
} as const
