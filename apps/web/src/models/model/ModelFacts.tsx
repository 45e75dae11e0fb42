import type { ModelDetail } from '@tunesmith/contract'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { type Definition, DefinitionList } from '../../ui/index.ts'
import { languageList } from '../language-list.ts'

/** What a model is, in figures. */
export function ModelFacts({ model }: { model: ModelDetail }) {
  const t = useText()
  const format = useFormat()
  return <DefinitionList layout="facts" items={factsOf(model, t, format)} />
}

function factsOf(model: ModelDetail, t: Translate, format: Format): Definition[] {
  const { format: form, family, parameters, contextLength, languages, bytes, precision, tokenizer } = model
  const facts: readonly [string, string | null][] = [
    [t('models.hub.parameterCount'), parameters === null ? null : format.compact(parameters)],
    [t('models.size'), format.bytes(bytes)],
    [t('models.hub.family'), family],
    [t('model.form'), t(`model.form.${form}`)],
    [t('model.precision'), precision],
    [t('models.context'), contextLength === null ? null : t('models.context.tokens', { count: contextLength })],
    [t('models.languages'), languages.length === 0 ? null : languageList(languages, format, 8)],
    [t('model.tokenizer'), tokenizer],
  ]
  return facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value: <bdi>{value}</bdi> }]))
}

/** The shape of the decoder. */
export function ModelArchitecture({ architecture }: { architecture: NonNullable<ModelDetail['architecture']> }) {
  const t = useText()
  const format = useFormat()
  const { layers, hiddenSize, heads, keyValueHeads, headSize, vocabularySize } = architecture
  return (
    <DefinitionList
      layout="facts"
      items={[
        { term: t('model.layers'), value: format.number(layers) },
        { term: t('model.hiddenSize'), value: format.number(hiddenSize) },
        { term: t('model.heads'), value: format.number(heads) },
        { term: t('model.keyValueHeads'), value: format.number(keyValueHeads) },
        { term: t('model.headSize'), value: format.number(headSize) },
        { term: t('model.vocabulary'), value: format.number(vocabularySize) },
      ]}
    />
  )
}
