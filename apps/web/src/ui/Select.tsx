import type { ReactNode } from 'react'
import { Check, ChevronDown } from 'lucide-react'
import {
  Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, type SelectProps as AriaSelectProps, SelectValue, Text,
} from 'react-aria-components'
import { fieldClass, FieldParts, type FieldProps, inputClass } from './Field.tsx'
import menuStyles from './Menu.module.css'
import styles from './Select.module.css'

export interface SelectOption<V extends string> {
  value: V
  label: string
  description?: ReactNode
}

type Given = Omit<
  AriaSelectProps<object>,
  'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior' | 'value' | 'defaultValue' | 'onChange'
>

export interface SelectProps<V extends string> extends Given, FieldProps {
  options: readonly SelectOption<V>[]
  value: V | null
  onChange: (value: V) => void
}

/** One of many; for up to about seven use RadioCards, where all are seen at once. */
export function Select<V extends string>(
  { label, description, error, isOptional, options, value, onChange, ...props }: SelectProps<V>,
) {
  return (
    <AriaSelect
      {...props}
      value={value}
      onChange={(key) => key !== null && onChange(key as V)}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={fieldClass}
    >
      <FieldParts label={label} description={description} error={error} isOptional={isOptional}>
        <Button className={`${inputClass} ${styles.button}`}>
          <SelectValue className={styles.value}>
            {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <ChevronDown size={16} aria-hidden />
        </Button>
      </FieldParts>
      <Popover className={`${menuStyles.popover} ${styles.popover}`}>
        <ListBox className={menuStyles.menu}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={menuStyles.item}>
              {({ isSelected }) => (
                <>
                  <span className={menuStyles.texts}>
                    <Text slot="label">{option.label}</Text>
                    {option.description !== undefined && (
                      <Text slot="description" className={menuStyles.description}>{option.description}</Text>
                    )}
                  </span>
                  {isSelected && <Check size={16} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
