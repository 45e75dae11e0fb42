import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import styles from './Field.module.css'

export interface FieldProps {
  /** Left out where the heading of the page is the label: then pass `aria-labelledby={pageTitleId}`. */
  label?: ReactNode
  /** One short sentence, no links. */
  description?: ReactNode
  /** What is wrong and what to do; the same words stand in the error summary. */
  error?: string
  /** Says so behind the label. */
  isOptional?: boolean
}

export const fieldClass = styles.field
export const inputClass = styles.input

/** Label, description and error around a control. */
export function FieldParts({ label, description, error, isOptional, children }: FieldProps & { children: ReactNode }) {
  const t = useText()
  return (
    <>
      {label !== undefined && (
        <Label className={styles.label}>
          {label} {isOptional && <span className={styles.optional}>{t('ui.optional')}</span>}
        </Label>
      )}
      {description !== undefined && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
      {children}
    </>
  )
}
