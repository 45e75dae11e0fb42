import { ClipboardPaste, FileUp } from 'lucide-react'
import { DropZone, type FileDropItem, FileTrigger, type TextDropItem } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { Button, Cluster, Muted } from '../../ui/index.ts'
import { acceptedEndings } from './accepted-files.ts'
import styles from './FileDrop.module.css'

export interface FileDropProps {
  id: string
  onFiles: (files: File[]) => void
  /** Text that was dropped or pasted. */
  onText: (text: string) => void
  /** Asks for a place to paste into. */
  onPaste: () => void
}

/** Takes a file: dropped, chosen or pasted. */
export function FileDrop({ id, onFiles, onText, onPaste }: FileDropProps) {
  const t = useText()
  const take = async (items: readonly { kind: string }[]) => {
    const files = items.filter((item): item is FileDropItem => item.kind === 'file')
    const [text] = items.filter((item): item is TextDropItem => item.kind === 'text')
    if (files.length === 0 && text) onText(await text.getText('text/plain'))
    else onFiles(await Promise.all(files.map((file) => file.getFile())))
  }
  return (
    <DropZone className={styles.zone} aria-label={t('wizard.data.dropLabel')} onDrop={({ items }) => void take(items)}>
      <FileUp size={28} aria-hidden className={styles.icon} />
      <p className={styles.words}>{t('wizard.data.drop')}</p>
      <Cluster>
        <FileTrigger acceptedFileTypes={[...acceptedEndings]} onSelect={(files) => files && onFiles([...files])}>
          <Button id={id} icon={<FileUp size={16} aria-hidden />}>{t('wizard.data.choose')}</Button>
        </FileTrigger>
        <Button icon={<ClipboardPaste size={16} aria-hidden />} onPress={onPaste}>{t('wizard.data.paste')}</Button>
      </Cluster>
      <Muted>
        <small>{t('wizard.data.formats')}</small>
      </Muted>
    </DropZone>
  )
}
