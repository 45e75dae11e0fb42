// A studio that measures a plan, and says when it does: node plans.fixture.ts <data folder>
import { setTimeout as sleep } from 'node:timers/promises'
import { openRooms } from '../../testing/rooms.ts'

const { handlers, context } = await openRooms({ folder: process.argv[2] })
const { id: datasetId } = await handlers.createDatasetFromExample({ example: 'policy-chatbot' }, context)
const answers = { goal: 'answer', datasetId, model: 'tunesmith-base-10m' } as const
const { id: projectId } = await handlers.createProject({ answers }, context)
await handlers.planProject({ projectId }, context)
for (;;) {
  const { progress } = await handlers.getProjectPlan({ projectId }, context)
  if (progress?.code === 'progress.measuring') break
  await sleep(10)
}
console.log(projectId)
await sleep(60_000)
