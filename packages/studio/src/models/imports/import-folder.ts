import { join } from 'node:path'

/** What a GGUF file is called when it is here. */
export const ggufName = 'model.gguf'

/** Where imported models are, beside what was merged to train from. */
export const importsFolder = (dataFolder: string) => join(dataFolder, 'models')

/** The folder of an imported model; what is in it never changes. */
export const importFolder = (dataFolder: string, importId: string) => join(importsFolder(dataFolder), importId)

/** Where a model is copied to first; backups leave such names out. */
export const copyingFolder = (dataFolder: string, importId: string) => `${importFolder(dataFolder, importId)}.partial-copy`

export const ggufIn = (folder: string) => join(folder, ggufName)
