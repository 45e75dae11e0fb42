import { accountWrites } from './accounts.ts'
import { chatWrites } from './chats.ts'
import { datasetWrites } from './datasets.ts'
import { exportWrites } from './exports.ts'
import { fineTuningWrites } from './fine-tuning.ts'
import { hubWrites } from './hub.ts'
import { modelWrites } from './models.ts'
import { openaiWrites } from './openai.ts'
import { projectWrites } from './projects.ts'
import { registryWrites } from './registry.ts'
import { runWrites } from './runs.ts'
import { systemWrites } from './system.ts'
import type { WriteName, WriteRow } from './write.ts'

export { openPerson, type Person, type Things } from './person.ts'
export type { Write } from './write.ts'

/** What is done with every operation that changes something, by which it is looked for after the studio was killed. */
export const writes: Readonly<Record<WriteName, WriteRow>> = {
  ...systemWrites,
  ...accountWrites,
  ...projectWrites,
  ...datasetWrites,
  ...modelWrites,
  ...registryWrites,
  ...hubWrites,
  ...runWrites,
  ...chatWrites,
  ...exportWrites,
  ...openaiWrites,
  ...fineTuningWrites,
}
