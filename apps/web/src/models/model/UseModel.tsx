import { useState } from 'react'
import type { ModelDetail } from '@tunesmith/contract'
import { modelSnippets, type ModelUse, modelUses } from '@tunesmith/contract/snippets'
import { Text, useText } from '../../i18n/index.ts'
import { CodeBlock, Link, Select, Stack, Tabs } from '../../ui/index.ts'

/** The name a program asks for: the alias that moves on to better versions, else the version, else the identifier. */
export function askedFor({ id, versions }: Pick<ModelDetail, 'id' | 'versions'>): string {
  const [first] = versions
  if (first === undefined) return id
  const moving = versions.find(({ aliases }) => aliases.length > 0)
  return moving === undefined ? `${first.name}@${first.version}` : `${moving.name}@${moving.aliases[0]}`
}

/** How programs written for the API of OpenAI use this model: the address, the key, and code to begin with. */
export function UseModel({ model }: { model: ModelDetail }) {
  const t = useText()
  const [use, setUse] = useState<ModelUse>('chat')
  const snippets = modelSnippets(askedFor(model), use, { baseUrl: location.origin })
  return (
    <Stack>
      <p>{t('model.use.text')}</p>
      <CodeBlock title={t('model.use.address')} code={`${location.origin}/v1`} />
      <p>
        <Text id="model.use.key" components={{ keys: <Link to="/settings/$section" params={{ section: 'keys' }} />, code: <code /> }} />
      </p>
      <Select
        label={t('model.use.what')}
        options={modelUses.map((value) => ({ value, label: t(`model.use.what.${value}`) }))}
        value={use}
        onChange={setUse}
      />
      <Tabs
        label={t('shell.code.languages')}
        tabs={snippets.map(({ language, title, code }) => ({
          id: language, title: <bdi>{title}</bdi>, content: <CodeBlock title={<bdi>{title}</bdi>} code={code} />,
        }))}
      />
    </Stack>
  )
}
