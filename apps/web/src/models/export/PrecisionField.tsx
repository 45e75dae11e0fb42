import type { ExportPrecision } from '@tunesmith/contract'
import { type MessageId, useFormat, useText } from '../../i18n/index.ts'
import { Checkbox, RadioCards, Stack } from '../../ui/index.ts'
import type { FormatChoice } from './choices.ts'
import styles from './Export.module.css'

const meanings: Readonly<Record<ExportPrecision, MessageId>> = {
  F32: 'export.precision.F32',
  F16: 'export.precision.F16',
  BF16: 'export.precision.BF16',
  Q8_0: 'export.precision.Q8_0',
  Q4_0: 'export.precision.Q4_0',
  Q4_K_M: 'export.precision.Q4_K_M',
}

export interface PrecisionFieldProps {
  choice: FormatChoice
  value: readonly ExportPrecision[]
  error?: string
  onChange: (precisions: ExportPrecision[]) => void
}

/** How weights are stored: several to compare them in GGUF, one for Ollama, none where they stay as they are. */
export function PrecisionField({ choice, value, error, onChange }: PrecisionFieldProps) {
  const t = useText()
  const format = useFormat()
  const offered = choice.choices.flatMap(({ precision, possible, bytes }) =>
    (precision === null ? [] : [{ precision, isPossible: possible.value, size: bytes === null ? '' : format.bytes(bytes) }]))
  if (offered.length === 0) return null
  if (choice.format === 'ollama') {
    return (
      <RadioCards
        label={t('export.precision')}
        columns={2}
        value={value[0] ?? null}
        onChange={(next) => onChange([next])}
        cards={offered.map(({ precision, isPossible, size }) => ({
          value: precision,
          title: <bdi>{precision}</bdi>,
          description: `${size} · ${t(meanings[precision])}`,
          isDisabled: !isPossible,
        }))}
      />
    )
  }
  const choose = (precision: ExportPrecision, isChosen: boolean) =>
    onChange(offered.map((each) => each.precision).filter((each) => (each === precision ? isChosen : value.includes(each))))
  return (
    <fieldset className={styles.precisions}>
      <legend>{t('export.precision')}</legend>
      <p className={styles.hint}>{t('export.precision.several')}</p>
      {error !== undefined && <p role="alert" className={styles.error}>{error}</p>}
      <Stack>
        {offered.map(({ precision, isPossible, size }) => (
          <Checkbox
            key={precision}
            isSelected={value.includes(precision)}
            isDisabled={!isPossible}
            description={`${size} · ${t(meanings[precision])}`}
            onChange={(is) => choose(precision, is)}
          >
            <bdi>{precision}</bdi>
          </Checkbox>
        ))}
      </Stack>
    </fieldset>
  )
}
