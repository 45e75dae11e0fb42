import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Undo2 } from 'lucide-react'
import { Explained, useFormat, useText } from '../../i18n/index.ts'
import { Button, Select, Tag, TextArea, TextField } from '../../ui/index.ts'
import type { SettingField } from './setting-fields.ts'
import styles from './SettingRow.module.css'
import { type PlannedSetting, readValue, shownValue, type Value, writtenValue } from './setting-value.ts'

export interface SettingRowProps {
  field: SettingField
  /** What it will be and why, as far as that is known. */
  planned?: PlannedSetting
  /** The value given by hand. */
  given?: Value
  onGive: (value: Value | undefined) => void
  problem?: string
  /** Told when what was typed cannot be taken, and when that is over. */
  onProblem: (problem: string | undefined) => void
}

/** In a choice: what is chosen for the person. */
const automatic = 'auto'

/** One setting: its value, who chose it and why, and the way back to what is chosen. */
export function SettingRow({ field: { setting, editor }, planned, given, onGive, problem, onProblem }: SettingRowProps) {
  const t = useText()
  const format = useFormat()
  const isGiven = given !== undefined
  const present = given ?? planned?.value
  const written = writtenValue(setting, present)
  const [draft, setDraft] = useState<string>()
  const isFocused = useRef(false)
  useEffect(() => {
    // What is being typed, or was typed and cannot be taken, is not replaced by a value that has just arrived.
    if (!isFocused.current && problem === undefined) setDraft(undefined)
  }, [written, problem])

  const label = t(`wizard.setting.${setting}`)
  const parts = { id: setting, label, description: t(`wizard.setting.${setting}.help`), error: problem }
  const commit = () => {
    if (draft === undefined || draft === written) return onProblem(undefined)
    const read = readValue(draft, editor, t)
    onProblem('problem' in read ? read.problem : undefined)
    if ('value' in read) onGive(read.value)
  }
  const commitOnEnter = ({ key }: KeyboardEvent) => key === 'Enter' && commit()
  const typing = {
    value: draft ?? written,
    onChange: setDraft,
    onFocus: () => void (isFocused.current = true),
    onBlur() {
      isFocused.current = false
      commit()
    },
  }
  const reset = () => {
    setDraft(undefined)
    onProblem(undefined)
    onGive(undefined)
  }

  return (
    <div className={styles.setting}>
      {editor.kind === 'choice' || editor.kind === 'switch' ? (
        <Select
          {...parts}
          options={(editor.kind === 'switch' ? ['true', 'false'] : editor.values).map((value) => ({
            value, label: editor.kind === 'switch' ? t(value === 'true' ? 'wizard.settings.on' : 'wizard.settings.off') : value,
          }))}
          value={present === undefined || present === null ? null : String(present)}
          placeholder={t('wizard.settings.notChosen')}
          onChange={(value) => onGive(value === automatic ? undefined : editor.kind === 'switch' ? value === 'true' : value)}
        />
      ) : editor.kind === 'list' ? (
        <TextArea {...parts} {...typing} rows={3} placeholder={t('wizard.settings.oneALine')} />
      ) : (
        <TextField
          {...parts}
          {...typing}
          inputMode={editor.kind === 'text' ? 'text' : 'decimal'}
          onKeyDown={commitOnEnter}
          placeholder={t('wizard.settings.notChosen')}
        />
      )}
      <div className={styles.foot}>
        {(isGiven || planned !== undefined) && (
          <Tag tone={isGiven ? 'accent' : 'neutral'}>{t(isGiven ? 'wizard.settings.given' : 'wizard.settings.chosen')}</Tag>
        )}
        {!isGiven && planned !== undefined && (
          <span className={styles.reason}>
            {written === '' && <span>{shownValue(setting, present, t, format)}. </span>}
            <Explained reason={planned.reason} />
          </span>
        )}
        {isGiven && (
          <Button
            kind="quiet"
            size="small"
            icon={<Undo2 size={14} aria-hidden />}
            aria-label={t('wizard.settings.resetOne', { setting: label })}
            onPress={reset}
          >
            {t('wizard.settings.reset')}
          </Button>
        )}
      </div>
    </div>
  )
}
