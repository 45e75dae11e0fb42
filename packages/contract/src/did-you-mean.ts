import { distance } from 'fastest-levenshtein'

/** Names other training tools use, written without case, `_` or `-`, and the setting that means the same here. */
const foreignNames: Record<string, string> = {
  modelnameorpath: 'model', basemodel: 'model', modelname: 'model', modelpath: 'model',
  dataset: 'data.train', datasets: 'data.train', datasetpath: 'data.train', trainfile: 'data.train',
  traindata: 'data.train',
  valsize: 'data.validation', valsetsize: 'data.validation', evalsplit: 'data.validation', validfile: 'data.validation',
  cutofflen: 'data.maxLength', maxseqlength: 'data.maxLength', maxseqlen: 'data.maxLength',
  sequencelen: 'data.maxLength', modelmaxlength: 'data.maxLength', chattemplate: 'data.template',
  systemprompt: 'data.system',
  samplepacking: 'data.packing', neatpacking: 'data.packing',
  trainoninputs: 'data.trainOn', trainonprompt: 'data.trainOn', completiononlyloss: 'data.trainOn',
  r: 'lora.rank', lorar: 'lora.rank', lorarank: 'lora.rank', loraalpha: 'lora.alpha', loradropout: 'lora.dropout',
  loratarget: 'lora.targetModules', loratargetmodules: 'lora.targetModules', targets: 'lora.targetModules',
  userslora: 'lora.rslora', loadin4bit: 'method', finetuningtype: 'method', adapter: 'method',
  numtrainepochs: 'training.epochs', numepochs: 'training.epochs', epoch: 'training.epochs', iters: 'training.maxSteps',
  perdevicetrainbatchsize: 'training.microBatchSize', gradientaccumulationsteps: 'training.batchSize',
  lr: 'training.learningRate', lrschedulertype: 'training.schedule', lrscheduler: 'training.schedule',
  warmupsteps: 'training.warmupRatio', warmup: 'training.warmupRatio', maxgradnorm: 'training.maxGradientNorm',
  gradientclip: 'training.maxGradientNorm', optim: 'training.optimizer', adambeta1: 'training.beta1',
  adambeta2: 'training.beta2', adamepsilon: 'training.epsilon', evalsteps: 'training.evaluateEvery',
  savesteps: 'training.saveEvery', randomseed: 'training.seed', device: 'compute.provider',
  gradientcheckpointing: 'compute.recompute', activationcheckpointing: 'compute.recompute',
  numthreads: 'compute.threads', maxmemory: 'compute.memoryLimit', outputdir: 'output', outputfolder: 'output',
}

const plain = (name: string) => name.toLowerCase().replace(/[_\-. ]/g, '')
const leaf = (path: string) => path.slice(path.lastIndexOf('.') + 1)
const section = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')))

/**
 * The setting a person most likely meant by an unknown one, or `undefined`.
 * Looks for the same name in another spelling or section, then for another tool's name, then for a typing error.
 */
export function didYouMean(unknown: string, known: readonly string[]): string | undefined {
  const name = plain(leaf(unknown))
  const here = known.filter((path) => section(path) === section(unknown))
  const nearFirst = [...here, ...known.filter((path) => !here.includes(path))]
  return nearFirst.find((path) => plain(leaf(path)) === name)
    ?? (known.includes(foreignNames[name]) ? foreignNames[name] : undefined)
    ?? closest(name, here, name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3)))
    ?? closest(name, known, Math.floor(name.length / 4))
}

function closest(name: string, paths: readonly string[], furthest: number): string | undefined {
  return paths
    .map((path) => ({ path, edits: distance(name, plain(leaf(path))) }))
    .filter(({ edits }) => edits <= furthest)
    .sort((a, b) => a.edits - b.edits)[0]?.path
}
