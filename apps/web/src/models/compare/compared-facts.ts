import type { ComparedModel } from '@tunesmith/contract'
import type { Format, MessageId, Translate } from '../../i18n/index.ts'
import { languageList } from '../language-list.ts'

type Fact = (model: ComparedModel, t: Translate, format: Format) => string | null

/** What is compared of models, in the order it is shown; null where nobody knows. */
const facts: readonly (readonly [MessageId, Fact])[] = [
  ['compare.origin', ({ origin }, t) => t(`models.origin.${origin}`)],
  ['models.hub.parameterCount', ({ parameters }, _, format) => (parameters === null ? null : format.compact(parameters))],
  ['models.size', ({ bytes }, _, format) => format.bytes(bytes)],
  ['models.hub.family', ({ family }) => family],
  ['model.form', ({ format: form }, t) => t(`model.form.${form}`)],
  ['model.precision', ({ precision }) => precision],
  ['models.context', ({ contextLength }, t) => (contextLength === null ? null : t('models.context.tokens', { count: contextLength }))],
  ['models.languages', ({ languages }, _, format) => (languages.length === 0 ? null : languageList(languages, format, 4))],
  ['models.licence', ({ licence }) => licence],
  ['model.tokenizer', ({ tokenizer }) => tokenizer],
  ['model.vocabulary', ({ architecture }, _, format) => (architecture === null ? null : format.number(architecture.vocabularySize))],
  ['model.layers', ({ architecture }, _, format) => (architecture === null ? null : format.number(architecture.layers))],
  ['model.hiddenSize', ({ architecture }, _, format) => (architecture === null ? null : format.number(architecture.hiddenSize))],
  ['compare.memory', ({ memory }, _, format) => (memory.length === 0 ? null : `${memory[0].precision}: ${format.bytes(memory[0].bytes)}`)],
  ['models.base', ({ base }) => base],
  ['model.dataset', ({ dataset }) => dataset && (dataset.name ?? dataset.id)],
]

export interface ComparedFact {
  term: MessageId
  values: readonly (string | null)[]
  /** Whether the models are not all the same in it. */
  differs: boolean
}

/** The facts of models side by side; those that none of them has are left out. */
export function comparedFacts(models: readonly ComparedModel[], t: Translate, format: Format): ComparedFact[] {
  return facts.flatMap(([term, fact]) => {
    const values = models.map((model) => fact(model, t, format))
    return values.every((value) => value === null) ? [] : [{ term, values, differs: new Set(values).size > 1 }]
  })
}
