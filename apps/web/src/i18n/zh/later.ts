import type { messages as english } from '../en/later.ts'
import type { Translation } from '../translation.ts'
import { charts } from './charts.ts'
import { chat } from './chat.ts'
import { exports } from './exports.ts'
import { imports } from './imports.ts'
import { model } from './model.ts'
import { wizard } from './wizard.ts'

export const messages: Translation<typeof english> = { ...wizard, ...chat, ...charts, ...model, ...exports, ...imports }
