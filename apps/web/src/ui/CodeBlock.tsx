import { type ReactNode, useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { announce } from './announcer.ts'
import { Button } from './Button.tsx'
import { notify } from './announcer.ts'
import styles from './CodeBlock.module.css'

export interface CodeBlockProps {
  code: string
  /** What it is: “tunesmith.yaml”, “Command”. */
  title?: ReactNode
  /** Breaks long lines instead of scrolling. */
  wraps?: boolean
}

/** Code, commands and recipes: left to right in every language, with a button that copies. */
export function CodeBlock({ code, title, wraps = false }: CodeBlockProps) {
  const t = useText()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      setCopied(true)
      announce(t('ui.copied'))
    } catch {
      notify({ tone: 'error', text: t('ui.copyFailed') })
    }
  }
  return (
    <div className={styles.block}>
      <div className={styles.bar}>
        <span className={styles.title}>{title}</span>
        <Button kind="quiet" size="small" onPress={copy} icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}>
          {copied ? t('ui.copied') : t('ui.copy')}
        </Button>
      </div>
      <pre className={wraps ? `${styles.code} ${styles.wraps}` : styles.code} dir="ltr" tabIndex={0}>
        <code>{code}</code>
      </pre>
    </div>
  )
}
