import type { ComponentPropsWithRef, ReactNode } from 'react'
import { createLink } from '@tanstack/react-router'
import { buttonClass, type ButtonKind, type ButtonSize } from './Button.tsx'
import styles from './Link.module.css'

function Anchor({ quiet = false, ...props }: ComponentPropsWithRef<'a'> & { quiet?: boolean }) {
  return <a {...props} className={props.className ?? (quiet ? styles.quiet : undefined)} />
}

/** A link to a page of the studio, checked against the route table: `<Link to="/runs/$runId" params={{ runId }}>`. */
export const Link = createLink(Anchor)

interface ButtonAnchorProps extends Omit<ComponentPropsWithRef<'a'>, 'className'> {
  kind?: ButtonKind
  size?: ButtonSize
  icon?: ReactNode
}

function ButtonAnchor({ kind = 'secondary', size = 'normal', icon, children, ...props }: ButtonAnchorProps) {
  return (
    <a {...props} className={buttonClass(kind, size)}>
      {icon}
      <span>{children}</span>
    </a>
  )
}

/** A link that looks like a button, for steps that lead somewhere: `<LinkButton kind="primary" to="/new">`. */
export const LinkButton = createLink(ButtonAnchor)

/** A link to a file of the server, saved by the browser. */
export function DownloadButton({ href, ...props }: ButtonAnchorProps & { href: string }) {
  return <ButtonAnchor {...props} href={href} download />
}
