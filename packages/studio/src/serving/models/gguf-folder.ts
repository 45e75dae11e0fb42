import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { type ErrorCode, type ErrorParams, fail, TunesmithError } from '@tunesmith/contract'
import { makeFolder, writeFileDurably } from '@tunesmith/formats'
import { runAlone, type TaskInput } from '../../background/index.ts'

/*
 * Models as llama.cpp reads them, made from the folders they are in. Each file is called by the sum of what it was made
 * from, so that a folder that changes has another file; files that nobody used for long are deleted.
 */

/** A model that llama.cpp can load. */
export interface GgufModel {
  path: string
  /** The longest text it computes as it was trained to; null for an adapter. */
  contextLength: number | null
}

/** What is known of a file beside it. */
type Note = { contextLength: number | null } | { code: ErrorCode; params: ErrorParams<ErrorCode> }

export interface GgufFolder {
  /** @throws GGUF_EXPORT_UNSUPPORTED where llama.cpp cannot run the model, and what reading and writing throw */
  base(model: string): Promise<GgufModel>
  /** @throws ADAPTER_VARIANT_UNSUPPORTED where llama.cpp cannot add it to the base, and as `base` */
  adapter(model: string, adapter: string): Promise<GgufModel>
}

/** Reasons of the model itself, which stay the same however often it is tried. */
const lasting: readonly ErrorCode[] = ['GGUF_EXPORT_UNSUPPORTED', 'ADAPTER_VARIANT_UNSUPPORTED']
/** Another number makes all files anew: what is written has changed. */
const formVersion = 1
const longestUnused = 30 * 24 * 60 * 60_000

export function openGgufFolder(folder: string): GgufFolder {
  const making = new Map<string, Promise<GgufModel>>()
  removeUnused(folder)

  /** Makes a file once, however many ask for it; the data folder is this studio's alone. */
  function made(kind: string, sources: readonly string[], input: Omit<TaskInput<'writeGguf'>, 'path'>): Promise<GgufModel> {
    const path = join(folder, `${kind}-${sumOf(sources)}.gguf`)
    const underWay = making.get(path) ?? make(path, input).finally(() => making.delete(path))
    making.set(path, underWay)
    return underWay
  }

  return {
    base: async (model) => made('base', identityOf(model), { model }),
    adapter: async (model, adapter) => made('adapter', [...identityOf(model), ...contentOf(adapter)], { model, adapter }),
  }
}

async function make(path: string, input: Omit<TaskInput<'writeGguf'>, 'path'>): Promise<GgufModel> {
  const note = readNote(path)
  if (note && 'code' in note) fail(note.code, note.params)
  if (note && existsSync(path)) {
    utimesSync(path, new Date(), new Date())
    return { path, contextLength: note.contextLength }
  }
  makeFolder(join(path, '..'))
  try {
    const contextLength = await runAlone('writeGguf', { ...input, path })
    writeNote(path, { contextLength })
    return { path, contextLength }
  } catch (error) {
    if (error instanceof TunesmithError && lasting.includes(error.code)) writeNote(path, { code: error.code, params: error.params as ErrorParams<ErrorCode> })
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

function removeUnused(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (name.endsWith('.gguf') && stat && stat.mtimeMs < Date.now() - longestUnused) {
      rmSync(path, { force: true })
      rmSync(notePath(path), { force: true })
    }
  }
}
