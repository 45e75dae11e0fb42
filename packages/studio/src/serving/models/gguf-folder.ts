import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { type ErrorCode, type ErrorParams, fail, TunesmithError } from '@tunesmith/contract'
import { freeDisk, makeFolder, writeFileDurably } from '@tunesmith/formats'
import { runAlone, type TaskInput } from '../../background/index.ts'

/*
 * Models as llama.cpp reads them, made from the folders they are in. Each file is called by the sum of what it was made
 * from, so that a folder that changes has another file. Files go with the model they were made from, and where nobody used
 * them for long.
 */

/** A model that llama.cpp can load. */
export interface GgufModel {
  path: string
  /** The longest text it computes as it was trained to; null for an adapter. */
  contextLength: number | null
}

/** A file that was made, and the folders it was made from. */
export interface GgufCopy {
  bytes: number
  model: string
  adapter?: string
}

/** What is known of a file beside it. */
type Note = Omit<GgufCopy, 'bytes'> & ({ contextLength: number | null } | { code: ErrorCode; params: ErrorParams<ErrorCode> })

export interface GgufFolder {
  /**
   * @param name what messages call the model
   * @throws GGUF_EXPORT_UNSUPPORTED where llama.cpp cannot run the model, SERVING_DISK_SHORT, and what reading and writing throw
   */
  base(name: string, model: string): Promise<GgufModel>
  /** @throws ADAPTER_VARIANT_UNSUPPORTED where llama.cpp cannot add it to the base, and as `base` */
  adapter(name: string, model: string, adapter: string): Promise<GgufModel>
  /** What is kept. */
  copies(): GgufCopy[]
  /** Deletes what was made from models that are gone; gives the paths. */
  removeGone(): string[]
}

/** Reasons of the model itself, which stay the same however often it is tried. */
const lasting: readonly ErrorCode[] = ['GGUF_EXPORT_UNSUPPORTED', 'ADAPTER_VARIANT_UNSUPPORTED']
/** Another number makes all files anew: what is written has changed. */
const formVersion = 2
const longestUnused = 30 * 24 * 60 * 60_000

type Wanted = Omit<TaskInput<'writeGguf'>, 'path' | 'freeBytes'>

/** @param free tells how much may be written in a folder, in bytes */
export function openGgufFolder(folder: string, free = freeDisk): GgufFolder {
  const making = new Map<string, Promise<GgufModel>>()
  removePartials(folder)
  removeWhere(folder, ({ note, usedAt }) => isGone(note) || usedAt < Date.now() - longestUnused)

  /** Makes a file once, however many ask for it; the data folder is this studio's alone. */
  function made(kind: string, sources: readonly string[], wanted: Wanted): Promise<GgufModel> {
    const path = join(folder, `${kind}-${sumOf(sources)}.gguf`)
    const underWay = making.get(path) ?? make(path, wanted, free(folder)).finally(() => making.delete(path))
    making.set(path, underWay)
    return underWay
  }

  return {
    base: async (name, model) => made('base', identityOf(model), { name, model }),
    adapter: async (name, model, adapter) => made('adapter', [...identityOf(model), realpathSync(adapter), ...contentOf(adapter)], { name, model, adapter }),
    copies: () => filesOf(folder).flatMap(({ note, bytes }) => (note && bytes > 0 ? [{ bytes, model: note.model, adapter: note.adapter }] : [])),
    removeGone: () => removeWhere(folder, ({ path, note }) => !making.has(path) && isGone(note)),
  }
}

async function make(path: string, { name, ...sources }: Wanted, freeBytes: number): Promise<GgufModel> {
  const note = readNote(path)
  if (note && 'code' in note) fail(note.code, note.params)
  if (note && existsSync(path)) {
    utimesSync(path, new Date(), new Date())
    return { path, contextLength: note.contextLength }
  }
  makeFolder(join(path, '..'))
  try {
    const contextLength = await runAlone('writeGguf', { ...sources, name, path, freeBytes })
    writeNote(path, { ...sources, contextLength })
    return { path, contextLength }
  } catch (error) {
    if (error instanceof TunesmithError && lasting.includes(error.code)) {
      writeNote(path, { ...sources, code: error.code, params: error.params as ErrorParams<ErrorCode> })
    }
    throw error
  }
}

const notePath = (path: string) => path.replace(/\.gguf$/, '.json')
const writeNote = (path: string, note: Note) => writeFileDurably(notePath(path), JSON.stringify(note))

function readNote(path: string): Note | null {
  const file = notePath(path)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Note) : null
}

const sumOf = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify([formVersion, ...parts])).digest('hex').slice(0, 24)

/** What tells a model folder from another, or from itself before it was changed, without reading gigabytes. */
function identityOf(folder: string): string[] {
  return filesIn(folder).map((path) => {
    const { size, mtimeMs } = statSync(path)
    return [realpathSync(path), size, mtimeMs].join(' ')
  })
}

/** Adapters are small, and training writes them again and again to the same place: their bytes tell. */
const contentOf = (folder: string) => filesIn(folder).map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'))

/** What a model is made of, which its card is not. */
function filesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((name) => /\.(json|safetensors|model|txt|jinja)$/.test(name)).sort().map((name) => join(folder, name))
}

interface KeptFile {
  path: string
  /** Nothing where the studio died before it was written. */
  note: Note | null
  /** 0 where there is a note alone, of a model that llama.cpp cannot run. */
  bytes: number
  /** In milliseconds. */
  usedAt: number
}

function filesOf(folder: string): KeptFile[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(gguf|json)$/.test(name)) : []
  return [...new Set(names.map((name) => name.replace(/\.json$/, '.gguf')))].map((name): KeptFile => {
    const path = join(folder, name)
    const [file, note] = [path, notePath(path)].map((each) => statSync(each, { throwIfNoEntry: false }))
    return { path, note: readNote(path), bytes: file?.size ?? 0, usedAt: (file ?? note)!.mtimeMs }
  })
}

/** Whether a folder that a file was made from is gone; that of notes in an older form is not known. */
const isGone = (note: Note | null) => note?.model === undefined || ![note.model, note.adapter ?? note.model].every(existsSync)

/** Deletes some of the files; one that cannot be deleted while it is open goes the next time. */
function removeWhere(folder: string, isOver: (file: KeptFile) => boolean): string[] {
  return filesOf(folder).filter(isOver).map(({ path }) => {
    try {
      rmSync(path, { force: true })
      rmSync(notePath(path), { force: true })
    } catch (error) {
      if (!isOpen(error)) throw error
    }
    return path
  })
}

const isOpen = (error: unknown) => error instanceof Error && 'code' in error && (error.code === 'EBUSY' || error.code === 'EPERM')

/** Deletes what was being written when the studio died. */
function removePartials(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.partial-')) : []
  for (const name of names) rmSync(join(folder, name), { force: true })
}
