import { wizard as english } from '../en/wizard.ts'
import type { Translation } from '../translation.ts'

export const wizard: Translation<typeof english> = { ...english }
