import { useEffect, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { Select, TextField } from '../../ui/index.ts'
import styles from './Hub.module.css'
import { hubFormats, hubOrders, type HubSearch } from './search.ts'

/** How long somebody pauses before what they have typed so far is looked for, in milliseconds. */
const typingPause = 350

export interface SearchFieldsProps {
  search: HubSearch
  onSearch: (changes: HubSearch) => void
}

/** What to look for on the hub, in which order, and with which weights. */
export function SearchFields({ search, onSearch }: SearchFieldsProps) {
  const t = useText()
  const asked = search.search ?? ''
  const [typed, setTyped] = useState(asked)
  const look = (text: string) => text.trim() !== asked && onSearch({ search: text.trim() || undefined })
  useEffect(() => {
    const timer = setTimeout(look, typingPause, typed)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => {
    if (asked !== typed.trim()) setTyped(asked) // the browser went back
  }, [asked])
  return (
    <div role="search" className={styles.search}>
      <div className={styles.name}>
        <TextField
          type="search"
          label={t('models.hub.search')}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          autoComplete="off"
          onKeyDown={({ key }) => key === 'Enter' && look(typed)}
        />
      </div>
      <Select
        label={t('models.hub.sort')}
        value={search.sort ?? 'trending'}
        onChange={(sort) => onSearch({ sort: sort === 'trending' ? undefined : sort })}
        options={hubOrders.map((value) => ({ value, label: t(`models.hub.sort.${value}`) }))}
      />
      <Select
        label={t('models.hub.format')}
        value={search.format ?? 'any'}
        onChange={(format) => onSearch({ format: format === 'any' ? undefined : format })}
        options={hubFormats.map((value) => ({ value, label: t(`models.hub.format.${value}`) }))}
      />
    </div>
  )
}
