import { type ReactNode, type Ref, useEffect } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { announce } from './announcer.ts'
import { Ring } from './Spinner.tsx'
import styles from './Button.module.css'

/** primary: the one thing this page is for; secondary: other actions; quiet: among content; danger: takes something away. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'normal' | 'small'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  kind?: ButtonKind
  size?: ButtonSize
  /** In front of the label. */
  icon?: ReactNode
  /** Behind the label: where it leads on. */
  iconAfter?: ReactNode
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

/** The classes of a button, for links that look like one. */
export const buttonClass = (kind: ButtonKind, size: ButtonSize) => `${styles.button} ${styles[kind]} ${styles[size]}`

/** A button. While `isPending` it keeps its label and focus, and cannot be pressed again. */
export function Button({ kind = 'secondary', size = 'normal', icon, iconAfter, isPending = false, children, ...props }: ButtonProps) {
  useAnnouncedWait(isPending)
  // React Aria's own pending state would announce itself by the id of a mark that is gone by then.
  const waiting = isPending ? ({ onPress: undefined, type: 'button', 'aria-disabled': 'true' } as const) : undefined
  return (
    <AriaButton {...props} {...waiting} className={buttonClass(kind, size)} data-pending={isPending || undefined}>
      {isPending ? <Ring size={16} /> : icon}
      <span>{children}</span>
      {iconAfter}
    </AriaButton>
  )
}

const patience = 1000

/** Says that something is being done, where it takes longer than one would wait in silence. */
function useAnnouncedWait(isPending: boolean): void {
  const t = useText()
  useEffect(() => {
    if (!isPending) return
    const timer = setTimeout(() => announce(t('ui.working')), patience)
    return () => clearTimeout(timer)
  }, [isPending, t])
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** What it does, for those who do not see the icon. */
  label: string
  icon: ReactNode
  size?: ButtonSize
  ref?: Ref<HTMLButtonElement>
}

/** A button that is only an icon. */
export function IconButton({ label, icon, size = 'normal', ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} aria-label={label} className={`${buttonClass('quiet', size)} ${styles.icon}`}>
      {icon}
    </AriaButton>
  )
}
