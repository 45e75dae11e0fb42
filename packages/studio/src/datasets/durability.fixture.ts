// Edits a dataset and answers the wizard without end, and says what was acknowledged: node durability.fixture.ts <data folder>
import { Readable } from 'node:stream'
import { openRooms } from '../../testing/rooms.ts'

const { handlers, context } = await openRooms({ folder: process.argv[2] })
const rows = Array.from({ length: 600 }, (_, index) => `${JSON.stringify({ question: `Question ${index}?`, answer: 'Old.' })}\n`)
const dataset = await handlers.uploadDataset({ fileName: 'rows.jsonl', file: Readable.from(rows) }, context)
const project = await handlers.createProject({}, context)
console.log(JSON.stringify({ datasetId: dataset.id, projectId: project.id }))
for (let line = 1; ; line++) {
  if (line % 3 === 0) await handlers.deleteDatasetRow({ datasetId: dataset.id, line }, context)
  else await handlers.updateDatasetRow({ datasetId: dataset.id, line, fields: { answer: `New ${line}.` } }, context)
  await handlers.updateProject({ projectId: project.id, page: `page-${line}`, answers: { testShare: line / 1e6 } }, context)
  console.log(line)
}
