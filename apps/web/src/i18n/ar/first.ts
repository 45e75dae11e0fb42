import type { messages as english } from '../en/first.ts'
import type { Translation } from '../translation.ts'
import { models } from './models.ts'
import { runs } from './runs.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'

export const messages: Translation<typeof english> = { ...ui, ...shell, ...runs, ...models }
