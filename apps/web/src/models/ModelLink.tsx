import { useOperation } from '../api/index.ts'
import { Link } from '../ui/index.ts'

/** A link to the page of a model, with its name where it is here. */
export function ModelLink({ modelId }: { modelId: string }) {
  const { data } = useOperation('listModels')
  const name = data?.items.find(({ id }) => id === modelId)?.name ?? modelId
  return <Link to="/models/$modelId" params={{ modelId }}><bdi>{name}</bdi></Link>
}
