import { rmSync } from 'node:fs'
import type { operationGroups } from '@tunesmith/contract'
import { joinInside } from '@tunesmith/formats'
import type { HandlersOf } from '../handler.ts'
import type { Projects, Services } from '../services.ts'
import { createProject, listProjects, updateProject } from './edit-project.ts'
import { createPlans, type Plans } from './plans.ts'
import { asProject, readProject } from './project-record.ts'
import { recipeOf } from './recipe.ts'
import { settingsOf } from './settings.ts'
import { specOf } from './spec.ts'
import { timesOf } from './times.ts'

export { startingModel } from './starting-model.ts'

const plans = new WeakMap<Services, Plans>()

function plansOf(services: Services): Plans {
  const known = plans.get(services) ?? createPlans(services)
  plans.set(services, known)
  return known
}

/** What other rooms do with projects. */
export function createProjects(services: Services): Projects {
  return {
    specOf: async (projectId) => (await specOf(services, projectId)).spec,
    close: () => plansOf(services).close(),
  }
}

/** The operations on projects. */
export function projectHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['projects']> {
  const { db } = services.store
  return {
    listProjects: (page) => listProjects(services, page),
    createProject: (project, { actor }) => createProject(services, project, actor!.userId),
    getProject: async ({ projectId }) => asProject(await readProject(db, projectId)),
    updateProject: (changes) => updateProject(services, changes),
    async deleteProject({ projectId }) {
      await readProject(db, projectId)
      await plansOf(services).forget(projectId)
      await db.deleteFrom('projects').where('id', '=', projectId).execute()
      rmSync(joinInside(services.dataFolder, `projects/${projectId}`), { recursive: true, force: true })
      return {}
    },
    getProjectSettings: async ({ projectId }) => ({ settings: await settingsOf(services, projectId) }),
    listProjectTimes: ({ projectId }) => timesOf(services, projectId),
    getProjectRecipe: ({ projectId }) => recipeOf(services, projectId),
    planProject: ({ projectId }) => plansOf(services).measure(projectId),
    getProjectPlan: ({ projectId }) => plansOf(services).look(projectId),
  }
}
