import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs, type TabsProps as AriaTabsProps } from 'react-aria-components'
import styles from './Tabs.module.css'

export interface TabEntry {
  id: string
  title: ReactNode
  content: ReactNode
}

export interface TabsProps extends Omit<AriaTabsProps, 'className' | 'style' | 'children'> {
  /** What the tabs choose between. */
  label: string
  tabs: readonly TabEntry[]
}

/** Views of one thing. `selectedKey` and `onSelectionChange` keep the choice elsewhere, such as in the address. */
export function Tabs({ label, tabs, ...props }: TabsProps) {
  return (
    <AriaTabs {...props} className={styles.tabs}>
      <TabList aria-label={label} className={styles.list}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={styles.tab}>{title}</Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel}>{content}</TabPanel>
      ))}
    </AriaTabs>
  )
}
