import type { Parity, ParityReport } from '@tunesmith/contract'
import { type Format, type MessageId, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { Callout, DefinitionList, Disclosure, Muted, Stack, Table, type TableColumn, Tag, type Tone } from '../../ui/index.ts'

const verdicts: Readonly<Record<Parity['verdict'], { text: MessageId; tone: Tone }>> = {
  same: { text: 'export.proof.same', tone: 'success' },
  measured: { text: 'export.proof.measured', tone: 'info' },
  different: { text: 'export.proof.different', tone: 'danger' },
}

/** Whether what was exported is the model that was trained, in plain words first, then in figures. */
export function ProofReport({ proof }: { proof: ParityReport }) {
  const t = useText()
  const format = useFormat()
  const { prompts, ownPrompts, tokens, comparisons, tokenizer, template, stopTokens, proven } = proof
  const isQuantised = comparisons.some(({ verdict }) => verdict === 'measured')
  const meaning: MessageId = !proven ? 'export.proof.refusedText' : isQuantised ? 'export.proof.measuredText' : 'export.proof.sameText'
  const agreed = (agreement: ParityReport['template']) => t(`export.proof.agree.${agreement}`)
  return (
    <Stack>
      <Callout tone={proven ? 'success' : 'error'} title={t(proven ? 'export.proof.proven' : 'export.proof.notProven')}>
        <p>{t(meaning)}</p>
        <p>{t('export.proof.how', { prompts: format.number(prompts), own: format.number(ownPrompts), tokens: format.number(tokens) })}</p>
      </Callout>
      <Table
        caption={t('export.proof')}
        columns={columnsOf(t, format)}
        rows={comparisons}
        keyOf={({ form, against }) => `${form} ${against}`}
      />
      <DefinitionList
        items={[
          ...(tokenizer === null ? [] : [{
            term: t('model.tokenizer'),
            value: t('export.proof.tokenizer', { equal: format.number(tokenizer.equal), texts: format.number(tokenizer.texts) }),
          }]),
          { term: t('model.template'), value: agreed(template) },
          { term: t('export.proof.stops'), value: agreed(stopTokens) },
        ]}
      />
      <Disclosure title={t('export.proof.words')}>
        <DefinitionList
          items={[
            { term: t('export.proof.top'), value: <Muted>{t('export.proof.topMeaning')}</Muted> },
            { term: t('export.proof.delta'), value: <Muted>{t('export.proof.deltaMeaning')}</Muted> },
            { term: t('export.proof.perplexity'), value: <Muted>{t('export.proof.perplexityMeaning')}</Muted> },
          ]}
        />
      </Disclosure>
    </Stack>
  )
}

/** Forms that have no name of their own. */
const forms: Readonly<Record<string, MessageId | undefined>> = { 'trained model': 'export.proof.trained', merged: 'export.proof.merged' }

function columnsOf(t: Translate, format: Format): TableColumn<Parity>[] {
  const number = { align: 'end', isNowrap: true } as const
  const nameOf = (form: string) => (forms[form] === undefined ? form : t(forms[form]))
  const nats = (value: number) => format.significant(value, 2)
  return [
    {
      id: 'form',
      title: t('export.proof.form'),
      cell: ({ form, against }) => (
        <Stack gap="half">
          <span><bdi>{nameOf(form)}</bdi></span>
          <Muted><small>{t('export.proof.against')} <bdi>{nameOf(against)}</bdi></small></Muted>
        </Stack>
      ),
    },
    {
      id: 'verdict',
      title: t('export.proof.verdict'),
      cell: (parity) => (
        <Tag tone={verdicts[parity.verdict].tone}>
          {t(verdicts[parity.verdict].text, { cost: format.percentChange(parity.perplexityChange, 2) })}
        </Tag>
      ),
    },
    { id: 'top', title: t('export.proof.top'), ...number, cell: ({ topAgreement }) => format.percent(topAgreement, 1) },
    {
      id: 'delta',
      title: t('export.proof.delta'),
      ...number,
      cell: ({ meanDelta, maxDelta, tolerance, verdict }) => (
        <Stack gap="half">
          <bdi>{nats(meanDelta)} / {nats(maxDelta)}</bdi>
          {verdict === 'different' && tolerance !== null && (
            <Muted><small>{t('export.proof.tolerance', { mean: nats(tolerance.mean), max: nats(tolerance.max) })}</small></Muted>
          )}
        </Stack>
      ),
    },
    {
      id: 'perplexity',
      title: t('export.proof.perplexity'),
      ...number,
      cell: ({ perplexity, perplexityAgainst }) => (
        <bdi>{format.significant(perplexityAgainst)} → {format.significant(perplexity)}</bdi>
      ),
    },
  ]
}
