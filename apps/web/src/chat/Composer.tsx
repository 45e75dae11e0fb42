import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ArrowUp, Square } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { Button, VisuallyHidden } from '../ui/index.ts'
import { SamplingPopover } from './SamplingPopover.tsx'
import styles from './Composer.module.css'

export interface ComposerProps {
  isWriting: boolean
  /** Takes the focus when it appears: where a conversation goes on that was begun on another page. */
  takesFocus: boolean
  onSend: (text: string) => void
  onStop: () => void
  /** Asks the last question again with the settings as they are now. */
  onAgain?: () => void
}

/** Where one writes: Enter sends, Shift and Enter begins a new line, and it grows with what is written. */
export function Composer({ isWriting, takesFocus, onSend, onStop, onAgain }: ComposerProps) {
  const t = useText()
  const id = useId()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { style } = field.current!
    style.blockSize = 'auto'
    style.blockSize = `${field.current!.scrollHeight}px`
  }, [text])
  useEffect(() => {
    if (!takesFocus) return
    const frame = requestAnimationFrame(() => field.current?.focus()) // after the page has put it on its heading
    return () => cancelAnimationFrame(frame)
    // only where it appears
  }, [])
  const send = () => {
    if (isWriting || text.trim() === '') return field.current?.focus()
    onSend(text.trim())
    setText('')
  }
  const press = (event: KeyboardEvent) => {
    // while characters are being composed, Enter belongs to the input method
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <VisuallyHidden><label htmlFor={id}>{t('chat.compose')}</label></VisuallyHidden>
      <textarea
        ref={field}
        id={id}
        rows={1}
        dir={text === '' ? undefined : 'auto'} // the placeholder stands where the language begins
        className={styles.field}
        value={text}
        maxLength={100_000}
        placeholder={t('chat.placeholder')}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <div className={styles.tools}>
        <span id={`${id}-hint`} className={styles.hint}>{t('chat.composeHint')}</span>
        <SamplingPopover onAgain={onAgain} />
        {isWriting
          ? <Button icon={<Square size={14} fill="currentColor" aria-hidden />} onPress={onStop}>{t('chat.stop')}</Button>
          : <Button type="submit" kind="primary" icon={<ArrowUp size={16} aria-hidden />}>{t('chat.send')}</Button>}
      </div>
    </form>
  )
}
