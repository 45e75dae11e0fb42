import type { ReactNode } from 'react'
import { Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { FieldParts, type FieldProps } from './Field.tsx'
import { Tag } from './Tag.tsx'
import styles from './RadioCards.module.css'

export interface RadioCard<V extends string> {
  value: V
  title: ReactNode
  description?: ReactNode
  icon?: ReactNode
  /** Why this is the recommended answer, in one line; leave it out for facts that only the person knows. */
  recommended?: ReactNode
  /** More about it, below the description. */
  details?: ReactNode
  isDisabled?: boolean
}

type Given = Omit<
  RadioGroupProps,
  'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior' | 'value' | 'defaultValue' | 'onChange'
>

export interface RadioCardsProps<V extends string> extends Given, FieldProps {
  cards: readonly RadioCard<V>[]
  value: V | null
  onChange: (value: V) => void
  /** Cards side by side where there is room; 1 when left out. */
  columns?: 1 | 2 | 3
}

/** One of a few answers, each a large card. */
export function RadioCards<V extends string>(
  { label, description, error, isOptional, cards, value, onChange, columns = 1, ...props }: RadioCardsProps<V>,
) {
  const t = useText()
  return (
    <RadioGroup
      {...props}
      value={value}
      onChange={(next) => onChange(next as V)}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={styles.group}
    >
      <FieldParts label={label} description={description} error={error} isOptional={isOptional}>
        <div className={styles.cards} data-columns={columns}>
          {cards.map((card) => (
            <Radio key={card.value} value={card.value} isDisabled={card.isDisabled} className={styles.card}>
              <span className={styles.dot} aria-hidden />
              <span className={styles.body}>
                <span className={styles.head}>
                  {card.icon}
                  <span className={styles.title}>{card.title}</span>
                  {card.recommended !== undefined && <Tag tone="accent">{t('ui.recommended')}</Tag>}
                </span>
                {card.description !== undefined && <span className={styles.description}>{card.description}</span>}
                {card.recommended !== undefined && <span className={styles.reason}>{card.recommended}</span>}
                {card.details !== undefined && <span className={styles.details}>{card.details}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldParts>
    </RadioGroup>
  )
}
