import type { messages as english } from '../en/index.ts'
import type { Translation } from '../translation.ts'
import { charts } from './charts.ts'
import { chat } from './chat.ts'
import { exports } from './exports.ts'
import { model } from './model.ts'
import { models } from './models.ts'
import { runs } from './runs.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'
import { wizard } from './wizard.ts'

export const messages: Translation<typeof english> = { ...ui, ...shell, ...wizard, ...runs, ...chat, ...models, ...model, ...exports, ...charts }
