import { join } from 'node:path'
import { readJsonObject } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { chooseTemplate, loadTokenizer, type RowSettings } from '@tunesmith/text'
import { SmallCache } from '../../small-cache.ts'
import type { DatasetView } from './view.ts'

type ModelReading = Pick<RowSettings, 'tokenizer' | 'template' | 'maxLength'>

const readings = new SmallCache<ModelReading>(3, () => 1)

/**
 * How a model reads the rows of a view; null where rows or model are not known.
 *
 * @throws what `loadTokenizer`, `chooseTemplate` and `readArchitecture` throw
 */
export function rowSettings({ reading, model }: DatasetView): RowSettings | null {
  if (reading === null || model === null) return null
  return { layout: reading, ...readings.get(JSON.stringify(model), () => readModel(model)) }
}

function readModel({ path, template }: NonNullable<DatasetView['model']>): ModelReading {
  const tokenizer = loadTokenizer(path)
  const { contextLength } = readArchitecture(readJsonObject(join(path, 'config.json')))
  return { tokenizer, template: chooseTemplate(tokenizer, template).value, maxLength: contextLength }
}
