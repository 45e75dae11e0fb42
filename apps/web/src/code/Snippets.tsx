import type { OperationName } from '@tunesmith/contract'
import { snippetsOf, type SnippetInput } from '@tunesmith/contract/snippets'
import { Text, useText } from '../i18n/index.ts'
import { CodeBlock, Link, Muted, Stack, Tabs } from '../ui/index.ts'

/** The snippets of a call as tabs, one a language. */
export function Snippets<N extends OperationName>({ operation, input }: { operation: N; input: SnippetInput<N> }) {
  const t = useText()
  const snippets = snippetsOf(operation, input, { baseUrl: location.origin })
  const keys = <Link to="/settings/$section" params={{ section: 'keys' }} />
  return (
    <Stack gap={1}>
      <p>
        <Muted>
          <Text id="shell.code.text" components={{ keys, code: <code /> }} />
        </Muted>
      </p>
      <Tabs
        label={t('shell.code.languages')}
        tabs={snippets.map(({ language, title, code }) => ({
          id: language,
          title: <bdi>{title}</bdi>,
          content: <CodeBlock title={<bdi>{operation}</bdi>} code={code} wraps={language === 'command'} />,
        }))}
      />
    </Stack>
  )
}
