import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { PendingMark } from './Spinner.tsx'
import styles from './Button.module.css'

/** primary: the one thing this page is for; secondary: other actions; quiet: among content; danger: takes something away. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'normal' | 'small'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  kind?: ButtonKind
  size?: ButtonSize
  /** In front of the label. */
  icon?: ReactNode
  children: ReactNode
}

/** The classes of a button, for links that look like one. */
export const buttonClass = (kind: ButtonKind, size: ButtonSize) => `${styles.button} ${styles[kind]} ${styles[size]}`

/** A button. While `isPending` it keeps its label and focus, and cannot be pressed again. */
export function Button({ kind = 'secondary', size = 'normal', icon, children, ...props }: ButtonProps) {
  const t = useText()
  return (
    <AriaButton {...props} className={buttonClass(kind, size)}>
      {props.isPending ? <PendingMark label={t('ui.working')} /> : icon}
      <span>{children}</span>
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** What it does, for those who do not see the icon. */
  label: string
  icon: ReactNode
  size?: ButtonSize
}

/** A button that is only an icon. */
export function IconButton({ label, icon, size = 'normal', ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} aria-label={label} className={`${buttonClass('quiet', size)} ${styles.icon}`}>
      {icon}
    </AriaButton>
  )
}
