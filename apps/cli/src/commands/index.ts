import type { Command } from '../command-line/command.ts'
import { resume } from './resume.ts'
import { schema } from './schema.ts'
import { train } from './train.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [train, resume, schema]
