import type { ModelInspection } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { type Definition, DefinitionList, Disclosure, Section, TextField } from '../../ui/index.ts'
import { Verdict } from '../hub/Verdict.tsx'
import { languageList } from '../language-list.ts'
import { LicenceNotice } from '../model/LicenceNotice.tsx'
import { ModelLink } from '../ModelLink.tsx'
import type { ImportSearch } from './search.ts'

export interface InspectionProps {
  source: ImportSearch & { path: string }
  found: ModelInspection
  onBegun: (importId: string) => void
}

/** What was found at a path, what it may be used for, and the import of it. */
export function Inspection({ source, found, onBegun }: InspectionProps) {
  const t = useText()
  const format = useFormat()
  const { files } = found
  return (
    <>
      <Section title={t('import.found')}>
        <DefinitionList layout="facts" items={factsOf(found, t, format)} />
        <Verdict model={found} isOnlyChat={found.format === 'gguf'} />
        <LicenceNotice rule={found.licenceRule} />
        <Disclosure title={t('import.files', { count: files.length })}>
          <ul>{files.map((file) => <li key={file}><code>{file}</code></li>)}</ul>
        </Disclosure>
      </Section>
      <Section title={t('import.take')}>
        <TakeIn source={source} found={found} onBegun={onBegun} />
      </Section>
    </>
  )
}

function factsOf(found: ModelInspection, t: Translate, format: Format): Definition[] {
  const { format: form, family, parameters, contextLength, languages, base, signer } = found
  const facts: readonly [string, Definition['value'] | null][] = [
    [t('model.form'), t(`model.form.${form}`)],
    [t('import.base'), base === null ? null : <ModelLink modelId={base} />],
    [t('import.signer'), signer === null ? null : <>{t(`import.signer.${signer.standing}`)} <code>{signer.fingerprint}</code></>],
    [t('models.hub.family'), family],
    [t('models.hub.parameterCount'), parameters === null ? null : format.compact(parameters)],
    [t('models.context'), contextLength === null ? null : t('models.context.tokens', { count: contextLength })],
    [t('models.languages'), languages.length === 0 ? null : languageList(languages, format)],
  ]
  return facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value: <bdi>{value}</bdi> }]))
}

function TakeIn({ source, found: { name, bytes, freeDiskBytes }, onBegun }: InspectionProps) {
  const t = useText()
  const format = useFormat()
  const begin = useAct('importModel', { onDone: ({ id }) => onBegun(id) })
  const form = useForm({
    initial: { name },
    check: (given) => ({ name: given.name.trim() === '' ? t('shell.field.required', { field: t('import.name') }) : undefined }),
    send: (given) => begin.mutateAsync({ ...source, name: given.name.trim() }),
  })
  return (
    <Form form={form} submit={t('import.start')}>
      <TextField label={t('import.name')} description={t('import.name.hint')} autoComplete="off" maxLength={120} {...form.field('name')} />
      <p>{t('import.copies', { size: format.bytes(bytes), free: format.bytes(freeDiskBytes) })}</p>
    </Form>
  )
}
