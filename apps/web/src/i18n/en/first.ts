import { models } from './models.ts'
import { runs } from './runs.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'

/** Texts of the first page, and of what stands around all pages. */
export const messages = { ...ui, ...shell, ...runs, ...models } as const
