import type { ReactElement, ReactNode } from 'react'
import { Check } from 'lucide-react'
import {
  Header, Menu as AriaMenu, MenuItem as AriaMenuItem, type MenuItemProps as AriaMenuItemProps, MenuSection, MenuTrigger, Popover,
  Separator,
} from 'react-aria-components'
import styles from './Menu.module.css'

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement
  /** What the menu is, for those who do not see it. */
  label: string
  children: ReactNode
}

/** Actions behind a button: `<Menu trigger={<IconButton …/>} label="…"><MenuItem onAction=…>…</MenuItem></Menu>`. */
export function Menu({ trigger, label, children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover}>
        <AriaMenu aria-label={label} className={styles.menu}>{children}</AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  icon?: ReactNode
  /** Takes something away. */
  isDangerous?: boolean
  children: string
}

export function MenuItem({ icon, isDangerous = false, children, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={children} className={`${styles.item} ${isDangerous ? styles.danger : ''}`}>
      {icon}
      <span className={styles.texts}>{children}</span>
    </AriaMenuItem>
  )
}

export interface MenuChoiceProps<V extends string> {
  title: string
  options: readonly { value: V; label: string; lang?: string }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, within a menu. */
export function MenuChoice<V extends string>({ title, options, value, onChange }: MenuChoiceProps<V>) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange([...keys][0] as V)}
    >
      <Header className={styles.header}>{title}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.value} id={option.value} textValue={option.label} className={styles.item}>
          {({ isSelected }) => (
            <>
              <span className={styles.texts} lang={option.lang}>{option.label}</span>
              {isSelected && <Check size={16} aria-hidden />}
            </>
          )}
        </AriaMenuItem>
      ))}
    </MenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className={styles.separator} />
}
