import { Answers, checkFields, fail, reason, refuseField, unnamedProject, type Input, type Output, type Project } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import type { Services } from '../services.ts'
import { checkOverrides } from './overrides.ts'
import { answersOf, asProject, readProject } from './project-record.ts'

const firstPage = 'goal'

/** A page of all projects, the one worked on last first. */
export async function listProjects({ store: { db } }: Services, { offset, limit }: Input<'listProjects'>): Promise<Output<'listProjects'>> {
  const records = await db.selectFrom('projects').selectAll()
    .orderBy('updated_at', 'desc').orderBy('id').offset(offset).limit(limit).execute()
  const { total } = await db.selectFrom('projects').select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items: records.map(asProject), total: Number(total) }
}

/** @throws REQUEST_INVALID, SETTINGS_INVALID */
export async function createProject(services: Services, { name, answers }: Input<'createProject'>, createdBy: string): Promise<Project> {
  const { store: { db }, now } = services
  const id = newId('project')
  const time = now().toISOString()
  await db.insertInto('projects').values({
    id,
    name: name ?? unnamedProject,
    answers: JSON.stringify(checkedAnswers(answers ?? {})),
    page: firstPage,
    created_by: createdBy,
    created_at: time,
    updated_at: time,
  }).execute()
  return asProject(await readProject(db, id))
}

/**
 * Keeps answers beside those that are there; one of null is taken back.
 *
 * @throws NOT_FOUND, REQUEST_INVALID, SETTINGS_INVALID
 */
export async function updateProject(services: Services, { projectId, name, page, answers = {} }: Input<'updateProject'>): Promise<Project> {
  const { store: { db }, now } = services
  return db.transaction().execute(async (transaction) => {
    const record = await readProject(transaction, projectId)
    const merged = Object.entries({ ...answersOf(record), ...answers }).filter(([, answer]) => answer !== null)
    await transaction.updateTable('projects').set({
      ...(name !== undefined && { name }),
      ...(page !== undefined && { page }),
      answers: JSON.stringify(checkedAnswers(Object.fromEntries(merged))),
      updated_at: now().toISOString(),
    }).where('id', '=', projectId).execute()
    return asProject(await readProject(transaction, projectId))
  })
}

function checkedAnswers(answers: object): Answers {
  const { value, problems } = checkFields(Answers.strict(), answers)
  if (value === undefined) return fail('REQUEST_INVALID', { problems: problems.map(({ field, problem }) => ({ field: `answers.${field}`, problem })) })
  const { testShare = 0, validationShare = 0, overrides = {} } = value
  if (testShare + validationShare > mostHeldOut) refuseField('answers.testShare', reason('field.held-out', { most: mostHeldOut }))
  checkOverrides(overrides)
  return value
}

/** Share of the rows that may be held out in all. */
const mostHeldOut = 0.8
