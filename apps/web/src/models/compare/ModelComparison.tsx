import type { ComparedModel, Verdict } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { VerdictTag } from '../../runs/index.ts'
import { Cluster, Link, Muted, ScrollRegion, Stack, Tag } from '../../ui/index.ts'
import { comparedFacts } from './compared-facts.ts'
import styles from './Compare.module.css'

export interface ModelComparisonProps {
  models: readonly ComparedModel[]
  onlyDifferences: boolean
}

/** The facts and verdicts of models in a table with a column each; a row that differs says so. */
export function ModelComparison({ models, onlyDifferences }: ModelComparisonProps) {
  const t = useText()
  const format = useFormat()
  const facts = comparedFacts(models, t, format).filter(({ differs }) => differs || !onlyDifferences)
  return (
    <ScrollRegion label={t('compare.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col"><Muted>{t('compare.fact')}</Muted></th>
            {models.map(({ id, name }) => (
              <th key={id} scope="col"><Link to="/models/$modelId" params={{ modelId: id }}><bdi>{name}</bdi></Link></th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.some(({ verdict }) => verdict !== null) && (
            <tr>
              <th scope="row">{t('compare.verdict')}</th>
              {models.map(({ id, verdict }) => <td key={id}>{verdict === null ? <Muted>–</Muted> : <RightAnswers verdict={verdict} />}</td>)}
            </tr>
          )}
          {facts.map(({ term, values, differs }) => (
            <tr key={term}>
              <th scope="row">
                <Cluster>
                  {t(term)}
                  {differs && <Tag tone="info">{t('compare.differs')}</Tag>}
                </Cluster>
              </th>
              {values.map((value, index) => <td key={models[index].id}>{value === null ? <Muted>–</Muted> : <bdi>{value}</bdi>}</td>)}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('compare.registered')}</th>
            {models.map(({ id, versions }) => (
              <td key={id}>
                {versions.length === 0 ? <Muted>–</Muted> : versions.map(({ name, version }) => (
                  <div key={`${name}@${version}`}><bdi>{name}@{version}</bdi></div>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function RightAnswers({ verdict: { verdict, rows, now } }: { verdict: Verdict }) {
  const t = useText()
  const format = useFormat()
  return (
    <Stack gap="half">
      <span>{format.percent(now.share)} <Muted>({format.percent(now.low)} – {format.percent(now.high)})</Muted></span>
      <Muted><small>{t('compare.rows', { count: format.number(rows) })}</small></Muted>
      <span><VerdictTag verdict={verdict} /></span>
    </Stack>
  )
}
