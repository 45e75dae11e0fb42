import { charts } from './charts.ts'
import { chat } from './chat.ts'
import { exports } from './exports.ts'
import { model } from './model.ts'
import { models } from './models.ts'
import { runs } from './runs.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'
import { wizard } from './wizard.ts'

/** Every text of the studio in English; the other languages are typed by it. */
export const messages = { ...ui, ...shell, ...wizard, ...runs, ...chat, ...models, ...model, ...exports, ...charts } as const
