import { type KeyboardEvent, useEffect, useState } from 'react'
import { Search } from 'lucide-react'
import { useText } from '../../i18n/index.ts'
import { IconButton, TextField } from '../../ui/index.ts'
import styles from './RowSearch.module.css'

export interface RowSearchProps {
  value: string
  onSearch: (text: string) => void
}

/** Words to look for in rows; searched on Enter or by the button, so that typing stays calm. */
export function RowSearch({ value, onSearch }: RowSearchProps) {
  const t = useText()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const searchOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault() // the form around it goes on with the next page
    onSearch(text.trim())
  }
  return (
    <div role="search" className={styles.search}>
      <TextField type="search" label={t('wizard.rows.search')} value={text} onChange={setText} onKeyDown={searchOnEnter} />
      <IconButton
        label={t('wizard.rows.searchGo')}
        icon={<Search size={18} aria-hidden />}
        onPress={() => onSearch(text.trim())}
      />
    </div>
  )
}
