import { join } from 'node:path'
import { writeFileDurably } from '@tunesmith/formats'
import { openBaseModel } from '@tunesmith/trainer'
import type { ExportJob } from '../export-formats.ts'
import { writeCard } from '../write-card.ts'
import type { ArchiveFacts } from './facts.ts'
import { factsName, unpackArchive } from './read-archive.ts'
import { writeArchive } from './write-archive.ts'

/** What an archive tells of its model, and the private key (PEM) that signs it. */
export interface ArchiveOrder {
  /** With a base, the adapter alone goes in; without, the whole model. */
  facts: Omit<ArchiveFacts, 'version' | 'createdAt' | 'proof'>
  signingKey: string
}

/** The template of an adapter that does not use that of its base. */
export const templateName = 'chat_template.jinja'

export const archivePath = ({ output, name }: Pick<ExportJob, 'output' | 'name'>): string => join(output, `${name}.tunesmith.tar`)

/** The files of an archive in a folder, as they were written there or as they come out of the archive. */
export async function filesOfArchive(job: ExportJob, write: (folder: string) => void): Promise<string> {
  const folder = join(job.work, 'archive')
  if (job.isStored) await unpackArchive(archivePath(job), folder)
  else write(folder)
  return folder
}

/** Makes an archive of files that were proven to be the model. */
export async function packArchive(job: ExportJob, folder: string, { facts, signingKey }: ArchiveOrder): Promise<void> {
  const { name, source: { model, template }, proof } = job
  writeCard({ ...job, output: folder })
  if (facts.base !== null && template !== undefined) {
    writeFileDurably(join(folder, templateName), openBaseModel(model, template).template.value.jinja)
  }
  const told: ArchiveFacts = { version: 1, createdAt: new Date().toISOString(), ...facts, proof: proof.report() }
  writeFileDurably(join(folder, factsName), `${JSON.stringify(told, null, 2)}\n`)
  await writeArchive(archivePath(job), { folder, name, signingKey })
}
