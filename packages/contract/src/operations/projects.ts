import { z } from 'zod'
import { Answers, idOf, pageOf, pageQuery, Plan, PlannedSetting, Project, Recipe, title } from '../nouns/index.ts'
import type { Operation } from './define.ts'

const params = z.object({ projectId: idOf('project') })

export const projectOperations = {
  listProjects: {
    method: 'GET',
    path: '/api/projects',
    summary: 'All projects, the one worked on last first.',
    access: 'viewer',
    query: pageQuery,
    response: pageOf(Project),
    command: { noun: 'projects', verb: 'list' },
  },
  createProject: {
    method: 'POST',
    path: '/api/projects',
    summary: 'Begin a model.',
    access: 'editor',
    body: z.object({ name: title.optional(), answers: Answers.optional() }),
    response: Project,
    command: { noun: 'projects', verb: 'create' },
  },
  getProject: {
    method: 'GET',
    path: '/api/projects/:projectId',
    summary: 'One project with its answers.',
    access: 'viewer',
    params,
    response: Project,
    command: { noun: 'projects', verb: 'show' },
  },
  updateProject: {
    method: 'PATCH',
    path: '/api/projects/:projectId',
    summary: 'Save answers of the wizard; an answer of null is taken back.',
    access: 'editor',
    params,
    body: z.object({
      name: title.optional(),
      page: z.string().max(60).optional(),
      answers: z.record(z.string().max(40), z.json()).optional(),
    }),
    response: Project,
    command: { noun: 'projects', verb: 'update' },
  },
  deleteProject: {
    method: 'DELETE',
    path: '/api/projects/:projectId',
    summary: 'Delete a project; its datasets and runs stay.',
    access: 'editor',
    params,
    response: z.object({}),
    command: { noun: 'projects', verb: 'delete' },
  },
  getProjectSettings: {
    method: 'GET',
    path: '/api/projects/:projectId/settings',
    summary: 'Every setting the answers come to, each with its reason, without measuring.',
    access: 'viewer',
    params,
    response: z.object({ settings: z.array(PlannedSetting) }),
    command: { noun: 'projects', verb: 'settings' },
  },
  getProjectRecipe: {
    method: 'GET',
    path: '/api/projects/:projectId/recipe',
    summary: 'The recipe the answers come to, and the command that runs it.',
    access: 'viewer',
    params,
    response: Recipe,
    command: { noun: 'projects', verb: 'recipe' },
  },
  planProject: {
    method: 'POST',
    path: '/api/projects/:projectId/plan',
    summary: 'Measure a dry run: memory and time of training by the answers.',
    access: 'editor',
    params,
    response: Plan,
    command: { noun: 'projects', verb: 'plan' },
  },
  getProjectPlan: {
    method: 'GET',
    path: '/api/projects/:projectId/plan',
    summary: 'What the dry run of the present answers has measured.',
    access: 'viewer',
    params,
    response: Plan,
    command: null,
  },
} as const satisfies Record<string, Operation>
