import {
  Input, TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { fieldClass, FieldParts, type FieldProps, inputClass } from './Field.tsx'

type Given = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'>

export interface TextFieldProps extends Given, FieldProps {
  placeholder?: string
}

/** One line of text. `type` may be `email`, `password`, `search`, `url`. `id` and `dir` are those of the input. */
export function TextField({ label, description, error, isOptional, placeholder, dir, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} validationBehavior="aria" isInvalid={error !== undefined} className={fieldClass}>
      <FieldParts label={label} description={description} error={error} isOptional={isOptional}>
        <Input className={inputClass} placeholder={placeholder} dir={dir} />
      </FieldParts>
    </AriaTextField>
  )
}

export interface TextAreaProps extends TextFieldProps {
  /** Lines it is high to begin with. */
  rows?: number
}

/** Several lines of text. */
export function TextArea({ label, description, error, isOptional, placeholder, rows = 4, ...props }: TextAreaProps) {
  return (
    <AriaTextField {...props} validationBehavior="aria" isInvalid={error !== undefined} className={fieldClass}>
      <FieldParts label={label} description={description} error={error} isOptional={isOptional}>
        <AriaTextArea className={inputClass} placeholder={placeholder} rows={rows} />
      </FieldParts>
    </AriaTextField>
  )
}
