import { type Model, inWords, type LicenceRule, type Verdict } from '@tunesmith/contract'
import { formatSetting } from '@tunesmith/trainer/worker'
import { stringify } from 'yaml'
import type { ModelFacts } from '../details/model-facts.ts'
import type { Portrait } from '../details/describe-one.ts'
import { licenceRule } from '../licences.ts'
import { asHubModel } from '../model-id.ts'

/** What a card is for: the weights as they are here, or another form of them. */
export type CardForm = 'adapter' | 'whole' | 'gguf' | 'onnx'

/** The library that opens each form, by the names of the hub; none that it knows opens GGUF. */
const libraries: Readonly<Record<CardForm, string | null>> = { adapter: 'peft', whole: 'transformers', gguf: null, onnx: 'transformers.js' }

const ownForms: Readonly<Record<Model['format'], CardForm>> = { safetensors: 'whole', adapter: 'adapter', gguf: 'gguf' }

/** The card that came with a model, or else the one written. */
export const ownCardOr = ({ card }: Pick<ModelFacts, 'card'>, write: () => string): string => card ?? write()

/**
 * Writes the card of a model: a head of YAML as the hub reads it (https://huggingface.co/docs/hub/model-cards), then
 * Markdown. It says what is known and nothing else: results with their intervals, data by its sum, the duties of the licence.
 */
export function writeCard(portrait: Portrait, form: CardForm = ownForms[portrait.model.format]): string {
  const parts = [intro, results, training, shape, limits, licence].map((section) => section(portrait))
  return `---\n${stringify(headOf(portrait, form), { lineWidth: 0 })}---\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function headOf(portrait: Portrait, form: CardForm): Record<string, unknown> {
  const { model, training: made } = portrait
  const base = baseOnHub(portrait, form)
  const library = libraries[form]
  const data = made?.data?.name
  return {
    ...licenceHead(model.licence),
    ...(model.languages.length > 0 && { language: model.languages }),
    ...(base !== null && { base_model: base, base_model_relation: relationOf(portrait, form) }),
    ...(library !== null && { library_name: library }),
    pipeline_tag: 'text-generation',
    ...(data && asHubModel(data) !== null && { datasets: [data] }), // a name of this studio alone would lead to somebody else's
    tags: ['tunesmith', ...(form === 'adapter' ? ['lora'] : []), ...(form === 'gguf' ? ['gguf'] : []), ...(model.family ? [model.family] : [])],
    ...(made?.verdict && { 'model-index': [modelIndex(portrait, made.verdict)] }),
  }
}

/** Licences that the hub has no identifier for are `other` with their own name. */
function licenceHead(licence: string | null): Record<string, string> {
  if (licence === null) return {}
  return licenceRule(licence).use === 'unknown' ? { license: 'other', license_name: licence } : { license: licence.toLowerCase() }
}

/** The nearest model of the hub that this one was made from; in another form, also itself. */
function baseOnHub({ model, ancestors }: Portrait, form: CardForm): string | null {
  const line = form === ownForms[model.format] ? ancestors : [model, ...ancestors]
  return line.map(({ id }) => asHubModel(id)?.name).find((name) => name !== undefined) ?? null
}

function relationOf({ model }: Portrait, form: CardForm): string {
  if (form === 'adapter') return 'adapter'
  return form === 'gguf' && model.origin !== 'trained' ? 'quantized' : 'finetune'
}

function modelIndex({ model, training: made }: Portrait, { rows, now, difference }: Verdict) {
  const name = made?.data?.name ?? 'Rows held out of the training data'
  const interval = (low: number, high: number) => ({ rows, confidence_level: 0.95, low: rounded(low), high: rounded(high) })
  return {
    name: model.name,
    results: [{
      task: { type: 'text-generation', name: 'Text generation' },
      dataset: { name, type: slugOf(name) },
      metrics: [
        { type: 'accuracy', name: 'Questions answered right', value: rounded(now.share), args: interval(now.low, now.high) },
        { type: 'accuracy', name: 'Difference to the base model', value: rounded(difference.share), args: interval(difference.low, difference.high) },
      ],
    }],
  }
}

function intro({ model, ancestors, training: made }: Portrait): string {
  const size = model.parameters === null ? '' : ` with ${inWords(model.parameters)} parameters`
  const base = ancestors[0]?.name ?? model.base
  const origin = made === null ? '' : base === null ? ' It was trained from random weights.' : ` It was trained from ${base}.`
  const kind = model.format === 'adapter' ? 'A LoRA adapter for a language model' : 'A language model'
  return `# ${oneLine(model.name)}\n\n${kind}${model.family ? ` of the family ${model.family}` : ''}${size}.${origin}`
}

const verdicts: Readonly<Record<Verdict['verdict'], string>> = {
  better: 'It answers better than the model it was trained from; the difference is no chance.',
  'no-evidence': 'There is no evidence that it answers better or worse than the model it was trained from.',
  worse: 'It answers worse than the model it was trained from; the difference is no chance.',
}

function results({ training: made }: Portrait): string {
  if (!made?.verdict) return ''
  const { verdict, rows, before, now, difference, pValue } = made.verdict
  const line = (name: string, { correct, share, low, high }: Verdict['now']) => `| ${name} | ${correct} of ${rows} | ${percent(share)} | ${percent(low)} to ${percent(high)} |`
  return [
    '## Results',
    '',
    `${verdicts[verdict]} Both were asked the same ${rows} questions, which neither had seen in training.`,
    '',
    '| | right | share | 95 % interval |',
    '|---|---|---|---|',
    line('before training', before),
    line('this model', now),
    `| difference | | ${percent(difference.share)} | ${percent(difference.low)} to ${percent(difference.high)} |`,
    '',
    `Exact McNemar test: p = ${Number(pValue.toPrecision(2))}.`,
  ].join('\n')
}

/** Settings that tell how a model was trained. */
const toldSettings = ['method', 'lora.rank', 'lora.alpha', 'lora.targetModules', 'training.epochs', 'training.batchSize', 'training.learningRate',
  'training.schedule', 'training.optimizer', 'training.seed']

function training({ training: made }: Portrait): string {
  if (made === null) return ''
  const { data, planned } = made
  const rows = planned === null ? '' : `${planned.trainingRows} rows and ${planned.totalSteps} steps`
  const what = data === null ? rows : `${data.rows} rows${data.name === null ? '' : ` of “${oneLine(data.name)}”`} (SHA-256 \`${data.sha256}\`)`
  const settings = (planned?.settings ?? []).filter(({ setting }) => toldSettings.includes(setting))
  return [
    '## How it was trained',
    '',
    `With Tunesmith${what === '' ? '' : `, on ${what}`}.`,
    ...(settings.length === 0 ? [] : ['', '| setting | value |', '|---|---|', ...settings.map((each) => `| ${each.setting} | ${oneLine(formatSetting(each))} |`)]),
  ].join('\n')
}

function shape({ model: { contextLength }, facts: { architecture, tokenizer } }: Portrait): string {
  if (architecture === null) return ''
  const { layers, hiddenSize, heads, keyValueHeads, vocabularySize } = architecture
  return [
    '## Shape',
    '',
    '| | |',
    '|---|---|',
    `| layers · width · heads (key/value) | ${layers} · ${hiddenSize} · ${heads} (${keyValueHeads}) |`,
    `| vocabulary | ${vocabularySize}${tokenizer === null ? '' : `, ${tokenizer}`} |`,
    ...(contextLength === null ? [] : [`| context | ${contextLength} tokens |`]),
  ].join('\n')
}

function limits({ training: made, model: { languages } }: Portrait): string {
  const learned = made === null ? '' : ' It knows best what its training rows are about; elsewhere it may have forgotten some of what its base could do.'
  const spoken = languages.length === 0 ? '' : ` It was made for ${languages.join(', ')}.`
  return `## Limits\n\nIts answers can be wrong however sure they sound: check what matters.${learned}${spoken}`
}

function licence({ model, ancestors }: Portrait): string {
  const rule: LicenceRule = licenceRule(model.licence)
  const from = ancestors.length > 0 && model.licence !== null ? ', as the model it was made from' : ''
  const name = model.licence === null ? '' : `\`${oneLine(model.licence)}\`${from}. `
  return ['## Licence', '', `${name}${rule.summary.text}`, ...(rule.duties.length === 0 ? [] : ['', ...rule.duties.map(({ text }) => `- ${text}`)])].join('\n')
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`
const rounded = (share: number) => Number(share.toFixed(4))
const slugOf = (name: string) => name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'rows'
/** Text of people in one line, where a line of Markdown or a cell of a table is meant. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
