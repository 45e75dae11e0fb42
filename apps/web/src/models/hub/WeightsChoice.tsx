import type { HubModelDetail } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { Select } from '../../ui/index.ts'
import { ggufChoices } from './gguf-choices.ts'

export interface WeightsChoiceProps {
  model: HubModelDetail
  gguf: string | undefined
  onChoose: (gguf: string | undefined) => void
}

/** Stands for the usual weights among the names of GGUF files. */
const usual = ''

/** Which of its weights to download, where a model has some as GGUF; nothing where there is no choice. */
export function WeightsChoice({ model: { files, formats }, gguf, onChoose }: WeightsChoiceProps) {
  const t = useText()
  const format = useFormat()
  const choices = ggufChoices(files)
  const hasUsual = formats.includes('safetensors')
  if (choices.length + Number(hasUsual) < 2 || choices.length === 0) return null
  return (
    <Select
      label={t('models.hub.files.weights')}
      description={hasUsual ? undefined : t('models.hub.files.choose')}
      value={gguf ?? (hasUsual ? usual : null)}
      onChange={(value) => onChoose(value === usual ? undefined : value)}
      options={[
        ...(hasUsual ? [{ value: usual, label: t('models.hub.files.weights.usual') }] : []),
        ...choices.map(({ path, bytes }) => ({ value: path, label: path, description: format.bytes(bytes) })),
      ]}
    />
  )
}
