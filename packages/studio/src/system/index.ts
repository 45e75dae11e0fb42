import type { operationGroups } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { readMachine } from './machine.ts'
import { checkReadiness } from './readiness.ts'
import { readSettings, writeSettings } from './settings.ts'

export { checkReadiness } from './readiness.ts'
export { readSettings } from './settings.ts'

export function systemHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['system']> {
  return {
    async getHealth() {
      return { status: 'ok' }
    },
    async getReadiness() {
      const checks = await checkReadiness(services)
      return { status: Object.values(checks).every(Boolean) ? 'ok' : 'failing', checks }
    },
    async getMachine() {
      return readMachine(services.dataFolder)
    },
    async getSettings() {
      return readSettings(services.store.db)
    },
    async updateSettings(changes) {
      return writeSettings(services.store.db, changes)
    },
  }
}
