import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { CodeBlock, Spinner } from '../../ui/index.ts'

/** The tunesmith.yaml that the answers come to; it follows every change. */
export function RecipeBlock({ projectId }: { projectId: string }) {
  const t = useText()
  const recipe = useOperation('getProjectRecipe', { projectId }, { keepPrevious: true })
  if (recipe.data === undefined) return recipe.error ? <ErrorCallout error={recipe.error} /> : <Spinner />
  return <CodeBlock title={<>{t('wizard.settings.recipe')} · <bdi>tunesmith.yaml</bdi></>} code={recipe.data.yaml} />
}
