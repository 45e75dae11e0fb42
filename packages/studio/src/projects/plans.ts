import { rmSync } from 'node:fs'
import { asFailure, Plan, reason, TunesmithError, type Reason } from '@tunesmith/contract'
import { joinInside } from '@tunesmith/formats'
import { runAlone } from '../background/index.ts'
import { isMachineTaken, onMachine } from '../machine-turn.ts'
import type { Services } from '../services.ts'
import { readProject } from './project-record.ts'
import { specKey, withReasons } from './settings.ts'
import { specOf, type ProjectSpec } from './spec.ts'

/** Dry runs of projects, each measured in a process of its own. */
export interface Plans {
  /**
   * Begins to measure what the answers of a project come to; where that is being done, or is done, says so.
   *
   * @throws what `specOf` throws
   */
  measure(projectId: string): Promise<Plan>
  /** What is known of the present answers. @throws NOT_FOUND */
  look(projectId: string): Promise<Plan>
  /** Ends the dry run of a project that is deleted. */
  forget(projectId: string): Promise<void>
  /** Ends the dry runs that are measuring. */
  close(): Promise<void>
}

/** A dry run under way. */
interface Measuring {
  /** Of the description that is measured. */
  key: string
  progress: Reason
  ended: Promise<void>
  end(): void
}

/** A plan as it is kept with its project. */
interface KeptPlan {
  key: string
  plan: Plan
}

const nothing: Plan = {
  state: 'missing', progress: null, settings: [], trainingRows: 0, validationRows: 0, testRows: 0, totalSteps: 0, parameters: 0,
  trainableParameters: 0, memoryBytes: 0, tokensPerSecond: 0, seconds: { low: 0, high: 0 }, error: null,
}

/** Answers that are not there yet, or whose dataset or model is gone, have no plan. */
const withoutPlan: readonly string[] = ['ANSWERS_MISSING', 'DATA_NOTHING_TO_LEARN']

export function createPlans(services: Services): Plans {
  const { db } = services.store
  const measuring = new Map<string, Measuring>()
  let isClosed = false

  const asMeasuring = ({ progress }: Measuring): Plan => ({ ...nothing, state: 'measuring', progress })

  async function kept(projectId: string, key: string): Promise<Plan | undefined> {
    const { plan } = await readProject(db, projectId)
    const found = plan === null ? null : (JSON.parse(plan) as KeptPlan)
    return found?.key === key ? Plan.parse(found.plan) : undefined
  }

  function begin(projectId: string, project: ProjectSpec): Measuring {
    const key = specKey(project)
    const stopping = new AbortController()
    const progress = reason(isMachineTaken(services) ? 'progress.waiting' : 'progress.starting')
    const current: Measuring = { key, progress, ended: Promise.resolve(), end: () => stopping.abort() }
    measuring.set(projectId, current)
    const givenUp = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()))
    let hasBegun = false
    const measured = onMachine(services, async () => {
      if (stopping.signal.aborted) return
      hasBegun = true
      const plan = await dryRun(projectId, project, stopping.signal, (progress) => {
        current.progress = progress
      })
      if (stopping.signal.aborted) return
      await db.updateTable('projects').set({ plan: JSON.stringify({ key, plan } satisfies KeptPlan) }).where('id', '=', projectId).execute()
    })
    // a dry run that still waits is given up without waiting
    current.ended = Promise.race([measured, givenUp.then(() => (hasBegun ? measured : undefined))]).finally(() => {
      if (measuring.get(projectId) === current) measuring.delete(projectId)
    })
    current.ended.catch(() => {}) // the database is closed, or the project gone: nobody asks any more
    return current
  }

  async function dryRun(
    projectId: string, { spec, reasons, rows }: ProjectSpec, signal: AbortSignal, report: (progress: Reason) => void,
  ): Promise<Plan> {
    const folder = joinInside(services.dataFolder, `projects/${projectId}/dry-run`)
    try {
      const measured = await runAlone('measurePlan', { spec, folder }, { report, signal })
      return { ...nothing, ...measured, settings: withReasons(measured.settings, reasons), testRows: rows.test, state: 'ready' }
    } catch (error) {
      return { ...nothing, state: 'failed', error: asFailure(error instanceof TunesmithError ? error : unforeseen(error)) }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  return {
    async measure(projectId) {
      const project = await specOf(services, projectId)
      const key = specKey(project)
      const current = measuring.get(projectId)
      if (current?.key === key) return asMeasuring(current)
      current?.end()
      const known = await kept(projectId, key)
      if (known?.state === 'ready' || isClosed) return known ?? nothing
      const other = measuring.get(projectId) // asked for while this one looked
      return asMeasuring(other?.key === key ? other : begin(projectId, project))
    },
    async look(projectId) {
      await readProject(db, projectId)
      let key: string
      try {
        key = specKey(await specOf(services, projectId))
      } catch (error) {
        if (error instanceof TunesmithError && (withoutPlan.includes(error.code) || error.code === 'NOT_FOUND')) return nothing
        throw error
      }
      const current = measuring.get(projectId)
      if (current?.key === key) return asMeasuring(current)
      return (await kept(projectId, key)) ?? nothing
    },
    async forget(projectId) {
      const current = measuring.get(projectId)
      current?.end()
      await current?.ended.catch(() => {})
    },
    async close() {
      isClosed = true
      await Promise.all([...measuring.keys()].map((projectId) => this.forget(projectId)))
    },
  }
}

const unforeseen = (error: unknown) =>
  new TunesmithError('INTERNAL', { detail: error instanceof Error ? error.message : String(error), logFile: null }, { cause: error })
