import { useMemo } from 'react'
import type { Model } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import { type MessageId, useText } from '../i18n/index.ts'
import type { SelectOption } from '../ui/index.ts'

/** A model or a paused run that one can talk to. */
export interface ChatModel {
  id: string
  name: string
  kind: Model['origin'] | 'half-trained'
  /** What it was trained from. */
  base: string | null
}

const kinds: Readonly<Record<ChatModel['kind'], MessageId>> = {
  trained: 'chat.models.trained',
  'half-trained': 'chat.models.halfTrained',
  bundled: 'chat.models.bundled',
  downloaded: 'chat.models.downloaded',
  imported: 'chat.models.imported',
}

/** As many runs as are looked through for names and for paused ones. */
const runsRead = 200

/** What one can talk to: the trained ones first, the newest before; undefined while they are being read. */
export function useChatModels(): ChatModel[] | undefined {
  const models = useOperation('listModels').data?.items
  const runs = useOperation('listRuns', { limit: runsRead }).data?.items
  return useMemo(() => {
    if (models === undefined || runs === undefined) return undefined
    const listed = models.map(({ id, name, origin, base }): ChatModel => ({ id, name, kind: origin, base }))
    const paused = runs.flatMap(({ id, name, state, model }): ChatModel[] =>
      state === 'paused' && !models.some((listing) => listing.id === id) ? [{ id, name, kind: 'half-trained', base: model }] : [])
    const isTrained = ({ kind }: ChatModel) => kind === 'trained' || kind === 'half-trained'
    const all = [...paused, ...listed]
    return [...all.filter(isTrained), ...all.filter((model) => !isTrained(model))]
  }, [models, runs])
}

/** Names of models and runs by their identifiers; one that is not there any more is called by its identifier. */
export function useModelName(): (id: string) => string {
  const models = useOperation('listModels').data?.items
  const runs = useOperation('listRuns', { limit: runsRead }).data?.items
  return useMemo(() => {
    const names = new Map([...(runs ?? []), ...(models ?? [])].map(({ id, name }) => [id, name]))
    return (id) => names.get(id) ?? id
  }, [models, runs])
}

/** The models as choices of a Select, with one that is not there any more where it is chosen. */
export function useModelOptions(chosen: string): SelectOption<string>[] {
  const t = useText()
  const models = useChatModels()
  const nameOf = useModelName()
  return useMemo(() => {
    const options = (models ?? []).map(({ id, name, kind }) => ({ value: id, label: name, description: t(kinds[kind]) }))
    const isThere = options.some(({ value }) => value === chosen)
    return isThere ? options : [{ value: chosen, label: nameOf(chosen), description: undefined }, ...options]
  }, [models, chosen, nameOf, t])
}
