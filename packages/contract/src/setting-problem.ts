/** One setting that cannot be used, and what would be. */
export interface SettingProblem {
  /** Dotted path, for example `lora.rank`. */
  field: string
  /** What stands there, shortened; `nothing` when it is missing. */
  found: string
  /** What is accepted there, in words; absent when there is no such setting. */
  expected?: string
  /** For an unknown setting: the one that was probably meant. */
  suggestion?: string
  /** Where it is written: `line 4, column 9`, or the option `--set lora.rank`; absent when that is unknown. */
  place?: string
}
