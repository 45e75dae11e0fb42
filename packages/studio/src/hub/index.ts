import type { operationGroups } from '@tunesmith/contract'
import { createHubClient } from '@tunesmith/hub'
import type { HandlersOf } from '../handler.ts'
import type { Hub, Services } from '../services.ts'
import { downloadOperations } from './downloads/operations.ts'
import { createDownloads } from './downloads/queue.ts'
import { changeHubSettings, hubOptions, showHubSettings } from './hub-settings.ts'
import { hubModelOperations } from './models-on-hub.ts'
import { storageOperations } from './storage.ts'

/** What other rooms do with the hub. */
export function createHub(services: Services): Hub {
  return {
    client: async () => createHubClient(await hubOptions(services)),
    downloads: createDownloads(services),
  }
}

/** The operations on the hub, on downloads and on what they have brought. */
export function hubHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['hub']> {
  return {
    ...hubModelOperations(services),
    ...downloadOperations(services),
    ...storageOperations(services),
    getHubSettings: () => showHubSettings(services),
    updateHubSettings: (changes) => changeHubSettings(services, changes),
  }
}
