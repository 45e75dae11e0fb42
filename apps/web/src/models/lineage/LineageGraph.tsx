import { useMemo } from 'react'
import {
  Controls, type Edge, Handle, MarkerType, type Node, type NodeProps, type NodeTypes, Position, ReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useLocale } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { type LineageNode, stepOf } from './derivation.ts'
import styles from './Lineage.module.css'
import { isAsked, type LineageProps } from './LineageList.tsx'
import { NodeLink } from './NodeLink.tsx'
import { nodeHeight, nodeWidth, placeNodes } from './place-nodes.ts'
import { useNodeDetail } from './use-node-detail.ts'

type DrawnNode = Node<{ node: LineageNode; isAsked: boolean; isRightToLeft: boolean }, 'thing'>

const nodeTypes: NodeTypes = { thing: Thing }

/** The lineage as a drawing: layers from the earliest on, each thing with a link to its page. */
export function LineageGraph({ lineage, modelId }: LineageProps) {
  const t = useText()
  const { direction } = useLocale()
  const { nodes, edges } = useMemo(() => drawingOf(lineage, modelId, direction), [lineage, modelId, direction])
  return (
    <div className={styles.graph} dir="ltr">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
        minZoom={0.1}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        ariaLabelConfig={{
          'controls.ariaLabel': t('lineage.controls'),
          'controls.zoomIn.ariaLabel': t('lineage.zoomIn'),
          'controls.zoomOut.ariaLabel': t('lineage.zoomOut'),
          'controls.fitView.ariaLabel': t('lineage.fit'),
        }}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}

function drawingOf(lineage: LineageProps['lineage'], modelId: string, direction: 'ltr' | 'rtl') {
  const places = placeNodes(lineage, direction)
  const nodes = lineage.nodes.map((node): DrawnNode => ({
    id: node.id,
    type: 'thing',
    position: places.get(node.id)!,
    width: nodeWidth,
    height: nodeHeight,
    data: { node, isAsked: isAsked(node, modelId), isRightToLeft: direction === 'rtl' },
  }))
  const edges = lineage.edges.map(stepOf).map(({ earlier, later, relation }): Edge => ({
    id: `${earlier} ${relation} ${later}`, source: earlier, target: later, markerEnd: { type: MarkerType.ArrowClosed },
  }))
  return { nodes, edges }
}

function Thing({ data: { node, isAsked, isRightToLeft } }: NodeProps<DrawnNode>) {
  const t = useText()
  const detailOf = useNodeDetail()
  const [before, after] = isRightToLeft ? [Position.Right, Position.Left] : [Position.Left, Position.Right]
  return (
    <div className={`${styles.node} nopan`} data-asked={isAsked || undefined} dir={isRightToLeft ? 'rtl' : 'ltr'}>
      <Handle type="target" position={before} className={styles.end} />
      <span className={styles.kind}>{t(`lineage.${node.kind}`)}</span>
      <NodeLink node={node} />
      <span className={styles.detail}><bdi>{detailOf(node)}</bdi></span>
      <Handle type="source" position={after} className={styles.end} />
    </div>
  )
}
