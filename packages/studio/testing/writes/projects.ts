import { found, listed, numberIn } from './finding.ts'
import type { WritesOf } from './write.ts'

export const projectWrites: WritesOf<'projects'> = {
  createProject: {
    keeps: 'all',
    write: async ({ call }, n) => void (await call('createProject', { name: `created ${n}`, answers: { testShare: n / 1e6 } })),
    async find({ call }) {
      const created = (await listed((page) => call('listProjects', page))).filter(({ name }) => name.startsWith('created '))
      return created.map(({ name, answers }) => [numberIn(name), Math.round(answers.testShare! * 1e6)])
    },
  },
  updateProject: {
    keeps: 'last',
    async write({ call, things: { projectId } }, n) {
      await call('updateProject', { projectId, name: `Project ${n}`, page: `page-${n}`, answers: { validationShare: n / 1e6 } })
    },
    async find({ call, things: { projectId } }) {
      const { name, page, answers } = await call('getProject', { projectId })
      return [[numberIn(name), numberIn(page), Math.round(answers.validationShare! * 1e6)]]
    },
  },
  deleteProject: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { id: projectId } = await call('createProject', { name: `deleted ${n}` })
      await call('deleteProject', { projectId })
      return projectId
    },
    find: ({ call }, facts) => found(facts, (projectId) => call('getProject', { projectId })),
  },
  planProject: { keepsNothing: 'what was measured is measured again' },
}
