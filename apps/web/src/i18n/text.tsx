import { type ReactElement, useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react'
import { type Format, formatFor } from './format.ts'
import { currentLocale } from './catalogue.ts'
import type { MessageId } from './languages.ts'

export type TextValues = Readonly<Record<string, string | number | Date | null | undefined>>

/** Gives the text of a message in the present language, with values in its places. */
export type Translate = (id: MessageId, values?: TextValues) => string

/** The texts of the present language: `const t = useText()`, then `t('runs.pause')`. */
export function useText(): Translate {
  const { i18n } = useLingui()
  return useMemo<Translate>(() => (id, values) => i18n._(id, values), [i18n, i18n.locale])
}

/** Numbers, sizes, times and dates as the present language writes them. */
export function useFormat(): Format {
  const { i18n } = useLingui()
  return useMemo(() => formatFor(currentLocale()), [i18n.locale])
}

export interface TextProps {
  id: MessageId
  values?: TextValues
  /** What the tags of the message become: `<link>…</link>` takes `components={{ link: <Link to="/runs" /> }}`. */
  components?: Readonly<Record<string, ReactElement>>
}

/** A text with elements inside. */
export function Text({ id, values, components }: TextProps) {
  return <Trans id={id} values={values} components={components} />
}
