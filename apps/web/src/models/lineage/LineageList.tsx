import type { Lineage } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Cluster, Muted, Tag } from '../../ui/index.ts'
import { inOrder, type LineageNode, stepOf } from './derivation.ts'
import styles from './Lineage.module.css'
import { NodeLink } from './NodeLink.tsx'
import { useNodeDetail } from './use-node-detail.ts'

export interface LineageProps {
  lineage: Lineage
  /** The model that was asked about. */
  modelId: string
}

/** The lineage as a list: everything after what it was made of, each with what it came from. */
export function LineageList({ lineage, modelId }: LineageProps) {
  const t = useText()
  const detailOf = useNodeDetail()
  const steps = lineage.edges.map(stepOf)
  const byId = new Map(lineage.nodes.map((node) => [node.id, node]))
  return (
    <ol className={styles.list}>
      {inOrder(lineage).map((node) => (
        <li key={node.id} aria-current={isAsked(node, modelId) ? 'true' : undefined}>
          <Cluster>
            <Tag tone={isAsked(node, modelId) ? 'accent' : 'neutral'}>{t(`lineage.${node.kind}`)}</Tag>
            <strong><NodeLink node={node} /></strong>
            <Muted><small><bdi>{detailOf(node)}</bdi></small></Muted>
          </Cluster>
          {steps.filter(({ later }) => later === node.id).map(({ earlier, relation }) => (
            <div key={`${earlier} ${relation}`} className={styles.relation}>
              {t(`lineage.relation.${relation}`)} <NodeLink node={byId.get(earlier)!} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}

export const isAsked = ({ kind, target }: LineageNode, modelId: string) => kind === 'model' && target === modelId
