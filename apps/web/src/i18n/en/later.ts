import { charts } from './charts.ts'
import { chat } from './chat.ts'
import { exports } from './exports.ts'
import { imports } from './imports.ts'
import { model } from './model.ts'
import { wizard } from './wizard.ts'

/** Texts of all other pages. */
export const messages = { ...wizard, ...chat, ...charts, ...model, ...exports, ...imports } as const
