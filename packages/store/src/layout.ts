import { join } from 'node:path'

/* What is where in a data folder. */
export const databasePath = (folder: string) => join(folder, 'tunesmith.sqlite')
/** Held by the process that has the folder open. */
export const lockPath = (folder: string) => join(folder, 'tunesmith.lock')
export const artifactsFolder = (folder: string) => join(folder, 'artifacts')
/** One folder a run; what is in it is the trainer's. */
export const runsFolder = (folder: string) => join(folder, 'runs')
