import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import styles from './ChatView.module.css'

export interface ShownModelProps {
  names: readonly string[]
  shown: number
  onShow: (index: number) => void
}

/** Which of two models shows, where there is room for one. */
export function ShownModel({ names, shown, onShow }: ShownModelProps) {
  const t = useText()
  return (
    <ToggleButtonGroup
      className={styles.switch}
      aria-label={t('chat.shown')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(shown)]}
      onSelectionChange={([key]) => onShow(Number(key))}
    >
      {names.map((name, index) => (
        <ToggleButton key={index} id={String(index)} className={styles.side}>
          <span dir="auto" className={styles.sideName}>{name}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
