import type { ReactElement } from 'react'
import { Ban, CircleCheck, CirclePause, CircleX, Clock, Play, Square } from 'lucide-react'
import type { RunState } from '@tunesmith/contract'
import { type MessageId, useText } from '../i18n/index.ts'
import { Tag, type Tone } from '../ui/index.ts'

const states: Readonly<Record<RunState, { text: MessageId; tone: Tone; icon: ReactElement }>> = {
  queued: { text: 'runs.state.queued', tone: 'neutral', icon: <Clock size={14} aria-hidden /> },
  running: { text: 'runs.state.running', tone: 'info', icon: <Play size={14} aria-hidden /> },
  pausing: { text: 'runs.state.pausing', tone: 'info', icon: <CirclePause size={14} aria-hidden /> },
  paused: { text: 'runs.state.paused', tone: 'warning', icon: <CirclePause size={14} aria-hidden /> },
  stopping: { text: 'runs.state.stopping', tone: 'info', icon: <Square size={14} aria-hidden /> },
  finished: { text: 'runs.state.finished', tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  failed: { text: 'runs.state.failed', tone: 'danger', icon: <CircleX size={14} aria-hidden /> },
  cancelled: { text: 'runs.state.cancelled', tone: 'neutral', icon: <Ban size={14} aria-hidden /> },
}

/** The state of a run in a word. */
export function RunStateTag({ state }: { state: RunState }) {
  const t = useText()
  const { text, tone, icon } = states[state]
  return <Tag tone={tone} icon={icon}>{t(text)}</Tag>
}
