import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  /** The button or link it explains. */
  children: ReactElement
  text: ReactNode
  placement?: 'top' | 'bottom' | 'start' | 'end'
}

/** A few words about a button, on hover and focus. Nothing that is needed may only be here. */
export function Tooltip({ children, text, placement = 'top' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={styles.tooltip}>{text}</AriaTooltip>
    </TooltipTrigger>
  )
}
