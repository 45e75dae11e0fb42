import { useState } from 'react'
import { Search } from 'lucide-react'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, Cluster, LinkButton, Select, Spinner, Stack } from '../../ui/index.ts'

/** Says of an adapter, whose own note leads to no model here, for which one it was made. */
export function MissingBase({ onChoose }: { onChoose: (base: string) => void }) {
  const t = useText()
  const format = useFormat()
  const [base, setBase] = useState<string | null>(null)
  const models = useOperation('listModels', { format: 'safetensors' })
  if (models.data === undefined) return models.error === null ? <Spinner /> : <ErrorCallout error={models.error} />
  const options = models.data.items.map(({ id, name, bytes }) => ({ value: id, label: name, description: format.bytes(bytes) }))
  return (
    <Stack>
      <Select label={t('import.base.choose')} description={t('import.base.hint')} value={base} onChange={setBase} options={options} />
      <Cluster>
        <Button isDisabled={base === null} onPress={() => base !== null && onChoose(base)}>{t('import.base.check')}</Button>
        <LinkButton to="/models/hub" search={{ format: 'safetensors' }} icon={<Search size={16} aria-hidden />}>{t('models.find')}</LinkButton>
      </Cluster>
    </Stack>
  )
}
