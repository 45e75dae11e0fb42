import { useSyncExternalStore } from 'react'
import { X } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { dismiss, readAnnouncements, subscribeToAnnouncements } from './announcer.ts'
import { Button, IconButton } from './Button.tsx'
import styles from './Announcer.module.css'

/** The one polite live region of the page, and the short messages that `notify` shows. Stands once, in the shell. */
export function Announcer() {
  const t = useText()
  const { spoken, toasts } = useSyncExternalStore(subscribeToAnnouncements, readAnnouncements, readAnnouncements)
  return (
    <>
      <div role="status" aria-live="polite" className={styles.spoken}>{spoken}</div>
      {toasts.length > 0 && (
        <section aria-label={t('ui.notifications')} className={styles.toasts}>
          {toasts.map((toast) => (
            <div key={toast.id} className={`${styles.toast} ${styles[toast.tone]}`}>
              <p className={styles.text}>{toast.text}</p>
              {toast.action !== undefined && (
                <Button
                  size="small"
                  onPress={() => {
                    toast.action?.onPress()
                    dismiss(toast.id)
                  }}
                >
                  {toast.action.label}
                </Button>
              )}
              <IconButton size="small" label={t('ui.dismiss')} icon={<X size={16} aria-hidden />} onPress={() => dismiss(toast.id)} />
            </div>
          ))}
        </section>
      )}
    </>
  )
}
