import type { Command } from '../command-line/command.ts'
import { operationCommands } from '../operations/operation-commands.ts'
import { backup } from './backup.ts'
import { chat } from './chat.ts'
import { check } from './check.ts'
import { completion } from './completion.ts'
import { demo } from './demo.ts'
import { generate } from './generate.ts'
import { merge } from './merge.ts'
import { models } from './models.ts'
import { plan } from './plan.ts'
import { restore } from './restore.ts'
import { resume } from './resume.ts'
import { schema } from './schema.ts'
import { studio } from './studio.ts'
import { studioLink } from './studio-link.ts'
import { train } from './train.ts'

/** Every command, in the order of the help: from data to a model in use. */
export const commands: readonly Command[] = [
  studio, studioLink, demo, models, check, plan, train, resume, chat, generate, merge, schema, backup, restore,
  completion,
]

/** What the studio does, each as `tunesmith noun verb`. */
export { operationCommands }
