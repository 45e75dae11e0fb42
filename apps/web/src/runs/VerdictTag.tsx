import type { ReactElement } from 'react'
import { Equal, TrendingDown, TrendingUp } from 'lucide-react'
import type { Verdict } from '@tunesmith/contract'
import { type MessageId, useText } from '../i18n/index.ts'
import { Tag, type Tone } from '../ui/index.ts'

const verdicts: Readonly<Record<Verdict['verdict'], { text: MessageId; tone: Tone; icon: ReactElement }>> = {
  better: { text: 'runs.verdict.better', tone: 'success', icon: <TrendingUp size={14} aria-hidden /> },
  'no-evidence': { text: 'runs.verdict.noEvidence', tone: 'neutral', icon: <Equal size={14} aria-hidden /> },
  worse: { text: 'runs.verdict.worse', tone: 'danger', icon: <TrendingDown size={14} aria-hidden /> },
}

/** What the test questions say of the trained model, in a word or two. */
export function VerdictTag({ verdict }: { verdict: Verdict['verdict'] }) {
  const t = useText()
  const { text, tone, icon } = verdicts[verdict]
  return <Tag tone={tone} icon={icon}>{t(text)}</Tag>
}
