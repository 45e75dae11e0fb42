import { formatByteSize } from '../byte-size.ts'
import type { Reason } from '../reasons/index.ts'
import { row } from './define.ts'

/** Failures of exports: models written for other programs. */
export const exportErrors = {
  EXPORT_WITHOUT_ADAPTER: row<{ model: string }>({
    title: 'No adapter to export',
    message: ({ model }) => `${model} has no adapter: all of its weights were trained, or none.`,
    remedy: 'Export the whole model: merged, gguf, ollama or onnx.',
  }),
  EXPORT_DIFFERENT: row<{ model: string; differences: readonly Reason[] }>({
    title: 'The export does not answer the same',
    message: ({ model, differences }) =>
      `${model} was written, but what came out is not the same model: ${differences.map(({ text }) => text).join('; ')}. It cannot be used.`,
    remedy: 'Export it in another format, such as merged; and report this with the proof, since it should not happen.',
  }),
  EXPORT_DAMAGED: row<{ file: string; detail: string }>({
    title: 'A file of the export was changed',
    message: ({ file, detail }) => `${file} is not what was exported: ${detail}.`,
    remedy: 'Export the model again, and delete this export; the disk may be failing, or another program wrote to the file.',
  }),
  EXPORT_DISK_SHORT: row<{ folder: string; neededBytes: number; freeBytes: number }>({
    title: 'Not enough room on the disk',
    message: ({ folder, neededBytes, freeBytes }) =>
      `The export needs about ${formatByteSize(neededBytes)} in ${folder} while it is made, and ${formatByteSize(freeBytes)} are free. Nothing was written.`,
    remedy: 'Delete exports and models that are no longer needed, or choose a smaller precision.',
  }),
  LICENCE_NOT_ACCEPTED: row<{ model: string; licence: string | null; summary: Reason }>({
    title: 'The licence must be accepted first',
    message: ({ model, licence, summary }) => `${model} has ${licence === null ? 'no licence that is known' : `the licence ${licence}`}: ${summary.text}`,
    remedy: 'Read the licence of the model it was made from; if it lets you share the export, push it with acceptLicence (--accept-licence).',
  }),
}
