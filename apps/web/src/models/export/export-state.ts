import type { Export } from '@tunesmith/contract'
import type { MessageId } from '../../i18n/index.ts'
import type { Tone } from '../../ui/index.ts'

/** What each state is called and looks like, and whether something goes on by itself. */
export const exportStates: Readonly<Record<Export['state'], { text: MessageId; tone: Tone; goesOn: boolean }>> = {
  queued: { text: 'export.state.queued', tone: 'neutral', goesOn: true },
  running: { text: 'export.state.running', tone: 'info', goesOn: true },
  checking: { text: 'export.state.checking', tone: 'info', goesOn: true },
  finished: { text: 'export.state.finished', tone: 'success', goesOn: false },
  refused: { text: 'export.state.refused', tone: 'danger', goesOn: false },
  failed: { text: 'export.state.failed', tone: 'danger', goesOn: false },
  cancelled: { text: 'export.state.cancelled', tone: 'neutral', goesOn: false },
}

/** Whether an export is being made, proven or pushed. */
export const isUnderWay = ({ state, publication }: Pick<Export, 'state' | 'publication'>): boolean =>
  exportStates[state].goesOn || publication?.state === 'running'
