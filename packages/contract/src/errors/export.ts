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
  MODEL_ARCHIVE_INVALID: row<{ path: string; detail: string }>({
    title: 'Not a whole archive of a model',
    message: ({ path, detail }) => `${path} cannot be opened: ${detail}. Nothing was imported.`,
    remedy: 'Copy the archive again from where it was made; it may have been cut off on the way, or be another kind of file.',
  }),
  MODEL_ARCHIVE_SIGNATURE: row<{ path: string }>({
    title: 'The signature of the archive is wrong',
    message: ({ path }) => `The signature in ${path} was not made by its key for what it lists. Nothing was imported.`,
    remedy: 'Do not use this archive: somebody changed it. Ask its maker for another copy.',
  }),
  MODEL_ARCHIVE_CHANGED: row<{ path: string; file: string }>({
    title: 'The archive was changed after it was signed',
    message: ({ path, file }) => `${file} in ${path} is not what was signed: it was changed, added or taken away. Nothing was imported.`,
    remedy: 'Do not use this archive. Ask its maker for another copy; if the same happens again, ask who else can write to it.',
  }),
  MODEL_ARCHIVE_SIGNER: row<{ path: string; signer: string; key: string }>({
    title: 'The archive is signed by somebody else',
    message: ({ path, signer, key }) => `${path} is signed with the key ${signer} instead of ${key}. Nothing was imported.`,
    remedy: 'Compare the fingerprint with its maker on another way, such as by phone; import without it only if you trust where the archive comes from.',
  }),
  LICENCE_NOT_ACCEPTED: row<{ model: string; licence: string | null; summary: Reason }>({
    title: 'The licence must be accepted first',
    message: ({ model, licence, summary }) => `${model} has ${licence === null ? 'no licence that is known' : `the licence ${licence}`}: ${summary.text}`,
    remedy: 'Read the licence of the model it was made from; if it lets you share the export, push it with acceptLicence (--accept-licence).',
  }),
}
