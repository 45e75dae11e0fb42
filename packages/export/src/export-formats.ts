import { readdirSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { fail, type ExportFormat, type ExportPrecision } from '@tunesmith/contract'
import { copyFileDurably, openModelFolder } from '@tunesmith/formats'
import { mergeAdapter } from '@tunesmith/nn'
import { openBaseModel } from '@tunesmith/trainer'
import { filesOfArchive, packArchive } from './archive/export-archive.ts'
import type { ExportRequest } from './export-model.ts'
import { inOrder, isQuantised, type StageProgress } from './export-steps.ts'
import { writeAdapterGguf, writeModelGguf } from './gguf/index.ts'
import { onnxForm } from './onnx/onnx-form.ts'
import { onnxPath, writeModelOnnx } from './onnx/write-onnx.ts'
import { writeModelfile } from './ollama/modelfile.ts'
import { engineForm, llamaForm, sameNumbers, tolerances, type Proof } from './proof/index.ts'
import { writeCard } from './write-card.ts'

/** An export that is under way. */
export interface ExportJob extends Omit<ExportRequest, 'onProgress'> {
  precisions: readonly ExportPrecision[]
  onProgress: (progress: StageProgress) => void
  work: string
  proof: Proof
  /** Whether `output` has its files already, so that they are only compared. */
  isStored: boolean
}

/** How a model becomes each format; each compares the forms on the way, and stops at one that is different. */
export const exportFormats: Readonly<Record<ExportFormat, (job: ExportJob) => Promise<void>>> = {
  async adapter(job) {
    const { source, output } = job
    if (!job.isStored) copyFolder(adapterOf(job), output)
    writeCard(job)
    await job.proof.compare(engineForm('adapter', { ...source, adapter: output }, sameNumbers))
  },

  async merged(job) {
    await mergeInto(job.output, job)
    writeCard(job)
  },

  async gguf(job) {
    await writeProvenGgufs(job)
    writeCard(job)
  },

  async 'gguf-adapter'(job) {
    const { source, name, output, work, proof, signal, onProgress, isStored } = job
    const file = join(output, `${name}-lora.gguf`)
    const base = openBaseModel(source.model, source.template)
    onProgress({ stage: 'converting', share: 0 })
    if (!isStored) await writeAdapterGguf(file, { base: base.path, adapter: adapterOf(job), name, signal })
    const { path } = await writeModelGguf(base.folder, join(work, 'base.gguf'), { precision: 'F16', chatTemplate: base.template.value.jinja, signal })
    writeCard(job)
    await proof.compare(llamaForm('GGUF F16 + adapter', { file: path, adapter: file, precision: 'F16' }))
  },

  async ollama(job) {
    const [file] = await writeProvenGgufs(job)
    if (file !== undefined && !job.isStored) writeModelfile(job, file)
    writeCard(job)
  },

  async onnx(job) {
    const folder = await mergeInto(job.output, job)
    if (folder === undefined) return
    job.onProgress({ stage: 'converting', share: 0 })
    await job.proof.compare(onnxForm('ONNX', { folder, file: job.isStored ? onnxPath(folder) : writeModelOnnx(folder) }))
    writeCard(job)
  },

  async archive(job) {
    const { archive, source, proof, isStored } = job
    if (archive === undefined) throw new Error('internal: nobody said what the archive tells')
    const isWhole = archive.facts.base === null
    const folder = await filesOfArchive(job, (path) => (isWhole ? writeMerged(path, job) : copyFolder(adapterOf(job), path)))
    const form = isWhole
      ? engineForm('merged', { model: folder, template: source.template }, tolerances[precisionOf(folder)])
      : engineForm('adapter', { ...source, adapter: folder }, sameNumbers)
    if ((await proof.compare(form)) && !isStored) await packArchive(job, folder, archive)
  },
}

function adapterOf({ source: { adapter, model } }: ExportJob): string {
  return adapter ?? fail('EXPORT_WITHOUT_ADAPTER', { model: basename(model) })
}

/** The model as one folder: merged where there is an adapter. Compared where that changed anything; undefined where it differs. */
async function mergeInto(folder: string, job: ExportJob): Promise<string | undefined> {
  const { source: { template }, proof } = job
  if (isToBeWritten(folder, job)) writeMerged(folder, job)
  const isSame = await proof.compare(engineForm('merged', { model: folder, template }, tolerances[precisionOf(folder)]), true)
  return isSame ? folder : undefined
}

function writeMerged(folder: string, { source: { model, adapter, template }, onProgress }: ExportJob): void {
  const base = openBaseModel(model, template)
  if (adapter === undefined) return copyFolder(base.path, folder)
  mergeAdapter({
    base: base.path, adapter, output: folder, chatTemplate: base.template.value.jinja,
    onProgress: ({ tensorsDone, tensorsTotal }) => onProgress({ stage: 'merging', share: tensorsDone / tensorsTotal }),
  })
}

const isToBeWritten = (folder: string, { output, isStored }: ExportJob) => !isStored || folder !== output

/** The precision in which most weights of a folder are stored. */
function precisionOf(folder: string): 'F32' | 'F16' | 'BF16' {
  const types = [...openModelFolder(folder).tensors.values()].filter(({ shape }) => shape.length === 2).map(({ dtype }) => dtype)
  if (types.includes('BF16')) return 'BF16'
  return types.includes('F16') ? 'F16' : 'F32'
}

/** Writes the model as GGUF in each precision, quantised weights after a proof of the same file without that; none where a form differs. */
async function writeProvenGgufs(job: ExportJob): Promise<string[]> {
  const { source, output, work } = job
  const base = openBaseModel(source.model, source.template)
  const model = source.adapter === undefined ? base.path : await mergeInto(join(work, 'merged'), job)
  if (model === undefined) return []
  const write = (folder: string, precision: ExportPrecision) =>
    writeAndCompare(job, { model, folder, precision, chatTemplate: base.template.value.jinja })
  const precisions = inOrder(job.precisions)
  if (isQuantised(precisions[0]) && (await write(work, 'F16')) === undefined) return []
  const files: string[] = []
  for (const precision of precisions) {
    const file = await write(output, precision)
    if (file === undefined) return []
    files.push(file)
  }
  return files
}

interface GgufStep {
  model: string
  folder: string
  precision: ExportPrecision
  chatTemplate: string
}

async function writeAndCompare(job: ExportJob, { model, folder, precision, chatTemplate }: GgufStep): Promise<string | undefined> {
  const { name, proof, onProgress, signal } = job
  const file = join(folder, `${name}-${precision}.gguf`)
  const stage = isQuantised(precision) ? 'quantising' : 'converting'
  if (isToBeWritten(folder, job)) {
    await writeModelGguf(model, file, {
      precision, name, chatTemplate, signal,
      onProgress: ({ bytesDone, bytesTotal }) => onProgress({ stage, share: bytesDone / bytesTotal }),
    })
  }
  const form = llamaForm(`GGUF ${precision}`, { file, precision })
  await proof.compareText(form, file)
  return (await proof.compare(form)) ? file : undefined
}

/** Copies the files of a model folder; hidden ones are left out. */
function copyFolder(from: string, to: string): void {
  const entries = readdirSync(from, { recursive: true }) as string[]
  const shown = entries.filter((path) => !path.split(sep).some((part) => part.startsWith('.')))
  for (const path of shown) if (statSync(join(from, path)).isFile()) copyFileDurably(join(from, path), join(to, path))
}
