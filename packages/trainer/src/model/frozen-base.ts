import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { nf4BlockSize } from '@tunesmith/autograd'
import { reason, type Reason, type UntimedEvent } from '@tunesmith/contract'
import {
  plannedInt8Compute,
  plannedNf4,
  plannedWidening,
  quantizeModelInt8Compute,
  quantizeModelNf4,
  widenModel,
  type ModelFolder,
  type TensorEntry,
} from '@tunesmith/formats'
import {
  int8ComputeWeights,
  linearLayers,
  nf4Weights,
  storedWeights,
  weightsInNf4,
  type Architecture,
  type Weights,
} from '@tunesmith/nn'
import type { MemorySettings } from '../memory-ladder.ts'

type Tensors = ReadonlyMap<string, TensorEntry>
type Stored = Pick<ModelFolder, 'path' | 'tensors'>
type BaseSettings = Pick<MemorySettings, 'method' | 'mode'>

/** The weights below an adapter, ready for graphs. */
export interface FrozenBase {
  /** What a step multiplies with, or what the finished adapter will stand on. */
  weights: (phase: 'training' | 'evaluation') => Weights
  /** Whether ONNX Runtime is to keep weights in the layout of its kernels. */
  prepack: boolean
  /** Removes files that are quickly made again. */
  release(): void
}

/** A form that the base is brought into before training, in a file of the run folder. */
interface BaseForm {
  file: string
  activity: Reason
  /** The matrices in this form. */
  names: (architecture: Architecture, tensors: Tensors) => string[]
  write: typeof widenModel
  weights: (stored: Tensors, formed: Tensors) => Weights
  /** The same before the file is written, to plan with. */
  planned: (base: Stored, names: readonly string[]) => Weights
  /** Only a step computes with it: the result is measured, and used, on the base as it is stored. */
  trainingOnly: boolean
  isTemporary: boolean
}

const forms = {
  nf4: {
    file: 'base-nf4.safetensors',
    activity: reason('progress.four-bits'),
    names: (architecture) =>
      linearLayers(architecture)
        .filter(({ outFeatures, inFeatures }) => (outFeatures * inFeatures) % nf4BlockSize === 0)
        .map(({ name }) => `${name}.weight`),
    write: quantizeModelNf4,
    weights: (stored, formed) => nf4Weights(storedWeights(stored), formed),
    planned(base, names) {
      const formed = plannedNf4(base, names)
      return weightsInNf4(storedWeights(base.tensors), (name) => formed.get(name))
    },
    trainingOnly: false,
    isTemporary: false,
  },
  int8: {
    file: 'base-int8.safetensors',
    activity: reason('progress.eight-bits'),
    names: (architecture) => linearLayers(architecture).map(({ name }) => `${name}.weight`),
    write: quantizeModelInt8Compute,
    weights: (stored, formed) => int8ComputeWeights(storedWeights(stored), formed),
    planned: (base, names) => int8ComputeWeights(storedWeights(base.tensors), plannedInt8Compute(base, names)),
    trainingOnly: true,
    isTemporary: false,
  },
  float32: {
    file: 'base-float32.safetensors',
    activity: reason('progress.unpacking'),
    names: (architecture, tensors) =>
      [outputMatrix(architecture), ...linearLayers(architecture).map(({ name }) => `${name}.weight`)].filter(
        (name) => tensors.get(name)?.dtype !== 'F32',
      ),
    write: widenModel,
    weights: (stored, formed) => storedWeights(new Map([...stored, ...formed])),
    planned: (base, names) => storedWeights(new Map([...base.tensors, ...plannedWidening(base, names)])),
    trainingOnly: true,
    isTemporary: true,
  },
} satisfies Record<string, BaseForm>

const outputMatrix = ({ tiedEmbeddings }: Architecture) =>
  tiedEmbeddings ? 'model.embed_tokens.weight' : 'lm_head.weight'

/** What the method and the mode of computing make of the base. */
function formOf({ method, mode }: BaseSettings): BaseForm | undefined {
  if (method === 'qlora') return forms.nf4
  if (method !== 'lora') return undefined
  return { lean: undefined, fast: forms.float32, int8: forms.int8 }[mode]
}

/** Whether the sessions of a step keep the weights a second time; trained weights change, those in few bits are unpacked. */
export const prepacks = ({ method, mode }: BaseSettings): boolean =>
  method === 'lora' && mode === 'fast'

/**
 * The frozen base in the form that its method and mode want, written once into the run folder; a run that goes on finds
 * it there.
 * @throws DISK_FULL, NO_PERMISSION, WEIGHTS_NOT_FINITE
 */
export async function frozenBase(
  architecture: Architecture,
  base: Stored,
  settings: BaseSettings,
  folder: string,
  report: (event: UntimedEvent) => void,
): Promise<FrozenBase> {
  const stored = () => storedWeights(base.tensors)
  const prepack = prepacks(settings)
  const form = formOf(settings)
  const names = form?.names(architecture, base.tensors) ?? []
  if (!form || names.length === 0) return { weights: stored, prepack, release() {} }
  const { tensors, path } = await form.write(base, names, join(folder, form.file), {
    threads: 0, // more threads were not measured to be faster, and take memory
    onProgress: ({ weightsDone, weightsTotal }) =>
      report({ type: 'progress', activity: form.activity, done: weightsDone, total: weightsTotal, unit: 'weights' }),
  })
  return {
    weights: (phase) => (phase === 'evaluation' && form.trainingOnly ? stored() : form.weights(base.tensors, tensors)),
    prepack,
    release() {
      if (form.isTemporary) rmSync(path, { force: true })
    },
  }
}

/** The weights of the base before it is made, to plan with. */
export function plannedBase(architecture: Architecture, base: Stored, settings: BaseSettings): FrozenBase['weights'] {
  const stored = () => storedWeights(base.tensors)
  const form = formOf(settings)
  const names = form?.names(architecture, base.tensors) ?? []
  if (!form || names.length === 0) return stored
  return (phase) => (phase === 'evaluation' && form.trainingOnly ? stored() : form.planned(base, names))
}
