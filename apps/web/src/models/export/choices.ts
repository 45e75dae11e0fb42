import type { ExportChoice, ExportFormat, ExportPrecision } from '@tunesmith/contract'

/** The choices of one format. */
export interface FormatChoice {
  format: ExportFormat
  /** One for each precision; one alone without, where weights stay as they are. */
  choices: readonly ExportChoice[]
  /** The one to begin with: in the recommended precision, else possible, else the first. */
  best: ExportChoice
}

/** The choices by format: the recommended one first, then what is possible, in the order the studio gives them. */
export function choicesByFormat(items: readonly ExportChoice[]): FormatChoice[] {
  const formats = [...new Set(items.map(({ format }) => format))]
  const usual = items.find(({ recommended }) => recommended !== null)?.precision
  const rank = ({ best }: FormatChoice) => (best.recommended !== null ? 0 : best.possible.value ? 1 : 2)
  return formats
    .map((format): FormatChoice => {
      const choices = items.filter((choice) => choice.format === format)
      const possible = choices.filter((choice) => choice.possible.value)
      const best = possible.find(({ precision }) => precision === usual) ?? possible[0] ?? choices[0]
      return { format, choices, best }
    })
    .toSorted((a, b) => rank(a) - rank(b))
}

/** The precisions that a format can be had in; none where weights stay as they are. */
export const precisionsOf = ({ choices }: FormatChoice): ExportPrecision[] =>
  choices.flatMap(({ precision, possible }) => (precision !== null && possible.value ? [precision] : []))
