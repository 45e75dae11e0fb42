import { useSyncExternalStore } from 'react'
import type { Sampling } from '@tunesmith/contract'

const storageKey = 'tunesmith.sampling'

/** How answers are written and shown on this device. */
export interface AnswerSettings extends Sampling {
  /** Whether answers show while they are being written. */
  streams: boolean
}

/** As the contract has them, so that answers can be repeated. */
export const usualSettings: AnswerSettings = { temperature: 0, topP: 1, maxTokens: 256, seed: 0, streams: true }

let settings = read()
const listeners = new Set<() => void>()

/** The settings chosen last on this device; a value that cannot be used is the usual one. */
function read(): AnswerSettings {
  try {
    const stored = JSON.parse(globalThis.localStorage?.getItem(storageKey) ?? '{}') as Partial<AnswerSettings>
    const fitting = Object.entries(usualSettings).map(([name, usual]) => {
      const value = stored[name as keyof AnswerSettings]
      return [name, typeof value === typeof usual ? value : usual]
    })
    return Object.fromEntries(fitting) as unknown as AnswerSettings
  } catch {
    return usualSettings
  }
}

export function changeSettings(change: Partial<AnswerSettings>): void {
  settings = { ...settings, ...change }
  localStorage.setItem(storageKey, JSON.stringify(settings))
  for (const listener of listeners) listener()
}

export const useSettings = (): AnswerSettings => useSyncExternalStore(subscribe, () => settings)

/** The part of the settings that the studio is sent. */
export function samplingOf({ temperature, topP, maxTokens, seed }: AnswerSettings): Sampling {
  return { temperature, topP, maxTokens, seed }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
