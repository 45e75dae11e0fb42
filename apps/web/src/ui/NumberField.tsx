import { Minus, Plus } from 'lucide-react'
import { Button, Group, Input, NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components'
import { fieldClass, FieldParts, type FieldProps, inputClass } from './Field.tsx'
import styles from './NumberField.module.css'

type Given = Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'>

export interface NumberFieldProps extends Given, FieldProps {}

/** A number, written as the language writes it; `formatOptions` are those of Intl.NumberFormat. */
export function NumberField({ label, description, error, isOptional, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField {...props} validationBehavior="aria" isInvalid={error !== undefined} className={fieldClass}>
      <FieldParts label={label} description={description} error={error} isOptional={isOptional}>
        <Group className={styles.group}>
          <Button slot="decrement" className={styles.step}>
            <Minus size={16} aria-hidden />
          </Button>
          <Input className={`${inputClass} ${styles.input}`} />
          <Button slot="increment" className={styles.step}>
            <Plus size={16} aria-hidden />
          </Button>
        </Group>
      </FieldParts>
    </AriaNumberField>
  )
}
