import { firstTables } from './001-first-tables.ts'
import { downloads } from './002-downloads.ts'
import { exports } from './003-exports.ts'
import { registry } from './004-registry.ts'
import { keyTerms } from './005-key-terms.ts'
import { fineTuning } from './006-fine-tuning.ts'

/**
 * The steps from an empty database to the present one, each a script of SQL; the version of a database is how many it has
 * had. What was once released is never edited: a change is a further row, and a database of the version before it becomes
 * a further fixture of the test.
 */
export const migrations: readonly string[] = [firstTables, downloads, exports, registry, keyTerms, fineTuning]
