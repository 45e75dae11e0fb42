import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { client, fileAddress, type RequestError } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { CodeBlock, DownloadButton, Muted, Spinner, Stack } from '../ui/index.ts'

/** The recipe of a run as a file, and the command that trains the same. */
export function RunRecipe({ runId }: { runId: string }) {
  const t = useText()
  const recipe = useQuery<string, RequestError>({
    queryKey: ['runs', 'recipe', runId],
    queryFn: async ({ signal }) => (await client.getRunRecipe({ runId }, { signal })).text(),
    staleTime: Infinity,
  })
  if (recipe.isPending) return <Spinner />
  if (recipe.isError) return <ErrorCallout error={recipe.error} onRetry={() => void recipe.refetch()} />
  return (
    <Stack>
      <p><Muted>{t('runs.recipe.text')}</Muted></p>
      <CodeBlock title="tunesmith.yaml" code={recipe.data} />
      <CodeBlock title={t('runs.recipe.command')} code="npx tunesmith train tunesmith.yaml" />
      <div>
        <DownloadButton size="small" icon={<Download size={16} aria-hidden />} href={fileAddress('getRunRecipe', { runId })}>
          {t('runs.recipe.download')}
        </DownloadButton>
      </div>
    </Stack>
  )
}
