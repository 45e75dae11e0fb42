import { readFileSync, writeFileSync } from 'node:fs'
import { openModelFolder } from '@tunesmith/formats'
import { quantize } from './forms.ts'
import type { TunesmithJob } from './job.ts'

/* Writes the linear layers of a model in another form; kept when they are there already. */

const [jobFile, resultFile] = process.argv.slice(2)
const { model, quantized } = JSON.parse(readFileSync(jobFile, 'utf8')) as TunesmithJob
const { reused } = await quantize(openModelFolder(model), quantized!)
writeFileSync(resultFile, JSON.stringify({ reused }))
