import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RunSpec } from '@tunesmith/contract'

/**
 * The run with absolute paths. The model and the template stay as they are where no such file exists: they may be names.
 *
 * @param baseOf the folder that the path of a setting is relative to
 */
export function resolvePaths(spec: RunSpec, baseOf: (setting: string) => string): RunSpec {
  const path = (setting: string, written: string) => resolvePath(baseOf(setting), written)
  const orNone = (setting: string, written: string | undefined) => (written === undefined ? undefined : path(setting, written))
  const orName = (setting: string, written: string) => (existsSync(path(setting, written)) ? path(setting, written) : written)
  const { model, data, output, scratch } = spec
  return {
    ...spec,
    model: model === undefined ? undefined : orName('model', model),
    data: {
      ...data,
      train: path('data.train', data.train),
      validation: typeof data.validation === 'string' ? path('data.validation', data.validation) : data.validation,
      test: orNone('data.test', data.test),
      template: orName('data.template', data.template),
    },
    output: orNone('output', output),
    scratch: scratch && { ...scratch, tokenizer: orNone('scratch.tokenizer', scratch.tokenizer) },
  }
}

/** A path as a person writes it, with `~` for the home folder, made absolute. */
export function resolvePath(folder: string, written: string): string {
  return resolve(folder, written === '~' || /^~[/\\]/.test(written) ? join(homedir(), written.slice(1)) : written)
}
