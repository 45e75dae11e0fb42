import { Plus, X } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { Button, IconButton, Select } from '../ui/index.ts'
import { useChatModels, useModelOptions } from './use-models.ts'
import styles from './ModelChoice.module.css'

export interface ModelChoiceProps {
  /** One or two. */
  models: readonly string[]
  onChange: (models: string[]) => void
  isDisabled?: boolean
}

/** Who answers: one model, or two side by side. */
export function ModelChoice({ models, onChange, isDisabled }: ModelChoiceProps) {
  const t = useText()
  const known = useChatModels()
  const other = known?.find(({ id }) => !models.includes(id))
  const replace = (index: number, model: string) => {
    // choosing the model of the other side swaps the two
    const swapped = models.map((present) => (present === model ? models[index] : present))
    onChange(swapped.map((present, at) => (at === index ? model : present)))
  }
  return (
    <div className={styles.choice} data-count={models.length}>
      {models.map((model, index) => (
        <div key={index} className={styles.one}>
          <OneModel
            label={t(models.length === 1 ? 'chat.model' : index === 0 ? 'chat.modelFirst' : 'chat.modelSecond')}
            model={model}
            isDisabled={isDisabled}
            onChange={(next) => replace(index, next)}
          />
          {index === 1 && (
            <IconButton
              label={t('chat.removeModel')}
              icon={<X size={16} aria-hidden />}
              isDisabled={isDisabled}
              onPress={() => onChange([models[0]])}
            />
          )}
        </div>
      ))}
      {models.length === 1 && other !== undefined && (
        <Button
          kind="quiet"
          icon={<Plus size={16} aria-hidden />}
          isDisabled={isDisabled}
          onPress={() => onChange([models[0], other.id])}
        >
          {t('chat.addModel')}
        </Button>
      )}
    </div>
  )
}

interface OneModelProps {
  label: string
  model: string
  isDisabled?: boolean
  onChange: (model: string) => void
}

function OneModel({ label, model, isDisabled, onChange }: OneModelProps) {
  const options = useModelOptions(model)
  return <Select label={label} options={options} value={model} isDisabled={isDisabled} onChange={onChange} />
}
