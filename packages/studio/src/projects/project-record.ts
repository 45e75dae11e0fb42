import { Answers, fail, type Project } from '@tunesmith/contract'
import type { ProjectsTable, Store } from '@tunesmith/store'
import type { Selectable } from 'kysely'

export type ProjectRecord = Selectable<ProjectsTable>

/** @throws NOT_FOUND */
export async function readProject(db: Store['db'], id: string): Promise<ProjectRecord> {
  const record = await db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst()
  return record ?? fail('NOT_FOUND', { what: 'project', id })
}

export const answersOf = ({ answers }: Pick<ProjectRecord, 'answers'>): Answers => Answers.parse(JSON.parse(answers))

/** A project as the contract has it. */
export function asProject(record: ProjectRecord): Project {
  return {
    id: record.id,
    name: record.name,
    answers: answersOf(record),
    page: record.page,
    latestRunId: record.latest_run_id,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
  }
}
