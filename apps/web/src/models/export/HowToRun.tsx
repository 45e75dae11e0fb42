import type { Export } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { CodeBlock, Muted, Stack, Tabs } from '../../ui/index.ts'
import { waysToRun } from './ways-to-run.ts'

/** The commands and programs that run what was exported. */
export function HowToRun({ made }: { made: Export }) {
  const t = useText()
  const ways = waysToRun(made)
  return (
    <Stack>
      <p><Muted>{t('export.run.text')}</Muted></p>
      <Tabs
        label={t('export.run')}
        tabs={ways.map(({ program, code }) => ({
          id: program, title: <bdi>{program}</bdi>, content: <CodeBlock title={<bdi>{program}</bdi>} code={code} />,
        }))}
      />
    </Stack>
  )
}
