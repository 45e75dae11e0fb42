import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { X } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { Button, type ButtonKind, IconButton } from './Button.tsx'
import styles from './Dialog.module.css'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons at the bottom; the main one first. */
  actions?: ReactNode
  size?: 'normal' | 'large'
}

/** A window over the page, for a short task; Escape and a press outside close it. */
export function Dialog({ isOpen, onClose, title, children, actions, size = 'normal' }: DialogProps) {
  const t = useText()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={styles.overlay}>
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title}>{title}</Heading>
            <IconButton label={t('ui.close')} icon={<X size={18} aria-hidden />} size="small" onPress={onClose} />
          </header>
          <div className={styles.content}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmDialogProps {
  isOpen: boolean
  onClose: () => void
  /** A question that names the object: “Delete the dataset Policies?” */
  title: ReactNode
  children: ReactNode
  /** The verb, with its object: “Delete dataset”. */
  confirmLabel: ReactNode
  cancelLabel: ReactNode
  kind?: Extract<ButtonKind, 'primary' | 'danger'>
  isPending?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(
  { isOpen, onClose, title, children, confirmLabel, cancelLabel, kind = 'danger', isPending, onConfirm }: ConfirmDialogProps,
) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind={kind} isPending={isPending} onPress={onConfirm}>{confirmLabel}</Button>
          <Button kind="quiet" onPress={onClose}>{cancelLabel}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
