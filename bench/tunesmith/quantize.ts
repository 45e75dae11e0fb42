import { readFileSync, writeFileSync } from 'node:fs'
import { openModelFolder, quantizeModelNf4 } from '@tunesmith/formats'
import { linearLayers, readArchitecture } from '@tunesmith/nn'
import type { TunesmithJob } from './job.ts'

/* Writes the linear layers of a model in NF4; kept when they are there already. */

const [jobFile, resultFile] = process.argv.slice(2)
const { model, nf4 } = JSON.parse(readFileSync(jobFile, 'utf8')) as TunesmithJob
const folder = openModelFolder(model)
const names = linearLayers(readArchitecture(folder.config)).map(({ name }) => `${name}.weight`)
const { reused } = await quantizeModelNf4(folder, names, nf4!)
writeFileSync(resultFile, JSON.stringify({ reused }))
