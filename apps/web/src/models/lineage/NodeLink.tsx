import type { LineageNode } from './derivation.ts'
import { Link } from '../../ui/index.ts'

/** A link to the page of what a node stands for. */
export function NodeLink({ node: { kind, target, label } }: { node: LineageNode }) {
  const text = <bdi>{label}</bdi>
  switch (kind) {
    case 'model': return <Link to="/models/$modelId" params={{ modelId: target }}>{text}</Link>
    case 'run': return <Link to="/runs/$runId" params={{ runId: target }}>{text}</Link>
    case 'dataset': return <Link to="/datasets/$datasetId" params={{ datasetId: target }}>{text}</Link>
    case 'download': return <Link to="/models/downloads">{text}</Link>
    case 'export': return <Link to="/models/exports/$exportId" params={{ exportId: target }}>{text}</Link>
  }
}
