import { openStore, type Store } from '@tunesmith/store'
import {
  accountHandlers, asActor, authenticate, countRequest, createLink, ensureOwner, hasOwnerPassword, openAccounts,
} from './accounts/index.ts'
import { withAudit, writeAudit } from './audit.ts'
import { chatHandlers, createChats } from './chats/index.ts'
import { createDatasets, datasetHandlers } from './datasets/index.ts'
import { createExports, exportHandlers } from './exports/index.ts'
import { createFineTuning, fineTuningHandlers } from './fine-tuning/index.ts'
import { followMove } from './follow-move.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createHub, hubHandlers } from './hub/index.ts'
import { createModels, modelHandlers } from './models/index.ts'
import { createProjects, projectHandlers } from './projects/index.ts'
import { createRuns, runHandlers } from './runs/index.ts'
import { createServing, openaiHandlers } from './serving/index.ts'
import type { Services } from './services.ts'
import type { Studio, StudioOptions } from './studio.ts'
import { checkReadiness, systemHandlers } from './system/index.ts'

/**
 * Opens the studio of a data folder, makes it where there is none, and takes up the runs that were going on.
 *
 * @throws DATA_FOLDER_LOCKED, DATA_FOLDER_NEWER, DATABASE_DAMAGED, NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
 */
export async function openStudio({ dataFolder }: StudioOptions): Promise<Studio> {
  const store = await openStore(dataFolder)
  try {
    return await openRooms(store)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function openRooms(store: Store): Promise<Studio> {
  const now = () => new Date()
  const services: Services = {
    store, dataFolder: store.folder, now,
    get projects() { return projects },
    get datasets() { return datasets },
    get models() { return models },
    get hub() { return hub },
    get runs() { return runs },
    get chats() { return chats },
    get exports() { return exports },
    get serving() { return serving },
    get fineTuning() { return fineTuning },
  }
  const projects = createProjects(services)
  const datasets = createDatasets(services)
  const models = createModels(services)
  const hub = createHub(services)
  const runs = createRuns(services)
  const chats = createChats(services)
  const exports = createExports(services)
  const serving = createServing(services)
  const fineTuning = createFineTuning(services)
  const accounts = openAccounts(services)

  const audit: Studio['audit'] = (note) => writeAudit(store.db, now(), note)
  const handlers = withAudit({
    ...systemHandlers(services),
    ...accountHandlers(accounts),
    ...projectHandlers(services),
    ...datasetHandlers(services),
    ...modelHandlers(services),
    ...hubHandlers(services),
    ...runHandlers(services),
    ...chatHandlers(services),
    ...exportHandlers(services),
    ...openaiHandlers(services),
    ...fineTuningHandlers(services),
  }, audit)
  await followMove(services)
  await models.imports.start()
  await fineTuning.start()
  await runs.start()
  hub.downloads.start()
  await exports.start()
  const housekeeping = startHousekeeping(store, now)

  return {
    handlers,
    dataFolder: store.folder,
    audit,
    authenticate: (headers) => authenticate(accounts, headers),
    countRequest: (actor, { takesTokens = false }) => countRequest(accounts, actor, takesTokens),
    localActor: async () => asActor(await ensureOwner(accounts), 'local'),
    createLink: () => createLink(accounts),
    hasOwnerPassword: () => hasOwnerPassword(accounts),
    checkReadiness: () => checkReadiness(services),
    async close() {
      await Promise.all([
        chats.close(), projects.close(), runs.close(), exports.close(), fineTuning.close(),
        hub.downloads.close(), models.imports.close(), datasets.close(), housekeeping.close(),
      ])
      await serving.close()
      await store.close()
    },
  }
}
