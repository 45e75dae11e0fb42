import { formatByteSize } from '../byte-size.ts'
import type { FieldProblem } from '../field-problems.ts'
import type { Reason } from '../reasons/index.ts'
import { row } from './define.ts'
import { unreachable } from './unreachable.ts'

/** Failures of the studio: requests, accounts, and the data folder. */
export const studioErrors = {
  NOT_FOUND: row<{ what: string; id: string }>({
    title: 'Not there',
    message: ({ what, id }) => `There is no ${what} ${id}, or it is not yours to see.`,
    remedy: 'It may have been deleted; look for it in its list.',
  }),
  REQUEST_INVALID: row<{ problems: readonly FieldProblem[] }>({
    title: 'The request cannot be used',
    message: ({ problems }) => problems.map(({ field, problem }) => `${field || 'the request'}: ${problem.text}`).join('; ') + '.',
    remedy: 'Correct what is named; /openapi.json says what each operation takes.',
  }),
  REQUEST_TOO_LARGE: row<{ limitBytes: number }>({
    title: 'Too large',
    message: ({ limitBytes }) => `What was sent is larger than ${Math.round(limitBytes / 1e6)} MB.`,
    remedy: 'Split the file; or give its path to the command line, which reads it in place.',
  }),
  SIGN_IN_NEEDED: row({
    title: 'Nobody is signed in',
    message: () => 'This needs an account, and the request came without a valid session or API key.',
    remedy: 'Sign in; the terminal that runs the studio shows a one-time link. Programs send `Authorization: Bearer` with an API key.',
  }),
  NOT_ALLOWED: row<{ role: string; needed: string }>({
    title: 'Not allowed',
    message: ({ role, needed }) => `This takes the role ${needed}; this account has the role ${role}.`,
    remedy: 'Ask an owner of this studio for a role that may do it.',
  }),
  KEY_NOT_FOR_THIS: row<{ scopes: readonly string[] }>({
    title: 'The API key is for something else',
    message: ({ scopes }) => `This API key was made for ${scopes.join(' and ')} alone.`,
    remedy: 'Use a key that was made for this as well; a new one is made in Settings.',
  }),
  KEY_HAS_LIMITS: row({
    title: 'Not with a key that has limits',
    message: () => 'An API key that has limits makes no other keys, which would have limits of their own.',
    remedy: 'Make the key in Settings, or with a key without limits.',
  }),
  KEY_LIMIT_REACHED: row<{ unit: 'requests' | 'tokens'; limit: number; seconds: number }>({
    title: 'The API key has reached its limit',
    message: ({ unit, limit, seconds }) =>
      `This API key has had its ${limit} ${unit} (requests are counted by the minute, tokens by the day); it has others in ${seconds} seconds.`,
    remedy: 'Wait, or use another key.',
  }),
  REQUEST_FORGED: row<{ detail: Reason }>({
    title: 'A request from elsewhere',
    message: ({ detail }) => `The request was refused because ${detail.text}.`,
    remedy: 'Open the studio by the address that the terminal shows; other addresses must be named with --allow-host.',
  }),
  LINK_EXPIRED: row({
    title: 'The sign-in link no longer works',
    message: () => 'A sign-in link works once and for a short time.',
    remedy: 'Start the studio again, or run `tunesmith studio link`, for a new one.',
  }),
  CREDENTIALS_WRONG: row({
    title: 'Email or password is wrong',
    message: () => 'No account fits this email and password.',
    remedy: 'Try again, or use a sign-in link: `tunesmith studio link` on the machine that runs the studio shows one.',
  }),
  TOO_MANY_ATTEMPTS: row<{ seconds: number }>({
    title: 'Too many attempts',
    message: ({ seconds }) => `There were too many attempts; the next one is possible in ${seconds} seconds.`,
    remedy: 'Wait, then try again.',
  }),
  ACCOUNTS_NEEDED: row<{ host: string }>({
    title: 'Not without accounts',
    message: ({ host }) => `The studio would be reachable from other machines at ${host}, but no owner has a password yet.`,
    remedy: 'Start it without --host, sign in by the link, set a password in Settings, then start it with --host again.',
  }),
  EMAIL_TAKEN: row<{ email: string }>({
    title: 'Email already in use',
    message: ({ email }) => `There is an account for ${email} already.`,
    remedy: 'Use another email, or change the role of that account.',
  }),
  PERSON_NEEDED: row({
    title: 'Not with an API key',
    message: () => 'Name, email and password of an account are changed by the person alone, not by a program with a key.',
    remedy: 'Sign in to the studio in a browser and change them in Settings.',
  }),
  PASSWORD_NEEDED: row({
    title: 'The present password is needed',
    message: () => 'Another email or password is only taken together with the present password of the account.',
    remedy: 'Give the present password. If it is forgotten, sign in by a link, which `tunesmith studio link` shows on the machine of the studio.',
  }),
  PASSWORD_WRONG: row({
    title: 'The present password is wrong',
    message: () => 'The password that was given is not that of this account; nothing was changed.',
    remedy: 'Try again. If it is forgotten, sign in by a link, which `tunesmith studio link` shows on the machine of the studio.',
  }),
  LAST_OWNER: row({
    title: 'The last owner',
    message: () => 'Without this account, nobody could manage the studio.',
    remedy: 'Make somebody else an owner first.',
  }),
  NOT_NOW: row<{ what: string; state: string; wanted: string }>({
    title: 'Not possible now',
    message: ({ what, state, wanted }) => `${what} cannot be ${wanted}: it is ${state}.`,
    remedy: 'Look at its present state; it may have changed since the page was loaded.',
  }),
  ANSWERS_MISSING: row<{ missing: readonly string[] }>({
    title: 'Answers are missing',
    message: ({ missing }) => `Training needs answers that are not there yet: ${missing.join(', ')}.`,
    remedy: 'Answer these pages of the wizard first.',
  }),
  MODEL_CRASHED: row<{ model: string; how: Reason }>({
    title: 'The model ended without a word',
    message: ({ model, how }) => `The process that held ${model} ${how.text}.`,
    remedy: 'Ask again, which starts it anew; if it happens again, close other programs or take a smaller model.',
  }),
  MODEL_TOO_LARGE: row<{ model: string; neededBytes: number; freeBytes: number }>({
    title: 'Not enough memory for this model',
    message: ({ model, neededBytes, freeBytes }) =>
      `To answer, ${model} needs about ${formatByteSize(neededBytes)}, and ${formatByteSize(freeBytes)} are free now.`,
    remedy: 'Close other programs, pause a training that is under way, or take a smaller model.',
  }),
  MODEL_NAME_TAKEN: row<{ name: string }>({
    title: 'The name belongs to a model already',
    message: ({ name }) => `${name} is the name of a model that comes with Tunesmith; under it, another one would never be found.`,
    remedy: 'Choose another name for the registry.',
  }),
  MODEL_REGISTERED: row<{ model: string; versions: readonly string[] }>({
    title: 'The model is in the registry',
    message: ({ model, versions }) => `${model} cannot be deleted: ${versions.join(', ')} would point to nothing.`,
    remedy: 'Take these versions out of the registry first (`tunesmith registry remove`), if nobody needs them any more.',
  }),
  MODEL_IN_USE: row<{ model: string; users: readonly string[] }>({
    title: 'Other models stand on this one',
    message: ({ model, users }) => `${model} cannot be deleted: ${users.join(', ')} cannot be used without it.`,
    remedy: 'Delete those first, if nobody needs them any more.',
  }),
  MODEL_VERSION_HAS_ALIAS: row<{ version: string; aliases: readonly string[] }>({
    title: 'An alias points to this version',
    message: ({ version, aliases }) => `${version} is what ${aliases.join(', ')} points to.`,
    remedy: 'Point the alias to another version first, or take it away.',
  }),
  MODEL_IS_GGUF: row<{ model: string }>({
    title: 'Only to answer with',
    message: ({ model }) => `${model} is a GGUF file, packed for llama.cpp: it can answer, but nothing can be trained or converted from it.`,
    remedy: 'Take the model that it was made from, in Hugging Face format.',
  }),
  MODEL_IMPORT_UNKNOWN: row<{ path: string }>({
    title: 'Not a model',
    message: ({ path }) => `${path} is neither a model folder (with config.json), nor a PEFT adapter (with adapter_config.json), nor a GGUF file.`,
    remedy: 'Give the folder that holds config.json beside the *.safetensors files, that of an adapter, or a *.gguf file.',
  }),
  MODEL_IMPORT_UNSUPPORTED: row<{ path: string; detail: Reason }>({
    title: 'This model cannot be taken in',
    message: ({ path, detail }) => `${path} cannot be used here: ${detail.text}.`,
    remedy: 'Take another form of the model: a folder in Hugging Face format, or one GGUF file that holds all of it.',
  }),
  MODEL_IMPORT_BASE_MISSING: row<{ path: string; base: string | null }>({
    title: 'The base of the adapter is not here',
    message: ({ path, base }) => `${path} is an adapter for ${base ?? 'a model that it does not name'}, which is not among the models here.`,
    remedy: 'Download or import its base first, or name it with `base` where it has another name here.',
  }),
  MODEL_IMPORT_DISK_SHORT: row<{ folder: string; neededBytes: number; freeBytes: number }>({
    title: 'Not enough room on the disk',
    message: ({ folder, neededBytes, freeBytes }) =>
      `The model takes ${formatByteSize(neededBytes)} in ${folder}, and ${formatByteSize(freeBytes)} are free. Nothing was copied.`,
    remedy: 'Delete what is no longer needed, or start the studio with a data folder on another disk.',
  }),
  MODEL_IMPORT_INTERRUPTED: row<{ name: string }>({
    title: 'The import broke off',
    message: ({ name }) => `The studio ended while ${name} was being copied. Nothing was kept of it.`,
    remedy: 'Import it again.',
  }),
  UPLOAD_INTERRUPTED: row<{ fileName: string }>({
    title: 'The upload broke off',
    message: ({ fileName }) => `${fileName} did not arrive completely. Nothing was kept of it.`,
    remedy: 'Upload it again.',
  }),
  BACKGROUND_DIED: row<{ how: Reason }>({
    title: 'A helping process ended',
    message: ({ how }) => `The process that worked on this ${how.text}. Nothing was changed.`,
    remedy: 'Try again. If it happens again, close other programs, or take a smaller file or model: memory may be short.',
  }),
  MAPPING_INVALID: row<{ column: string; columns: readonly string[] }>({
    title: 'No such column',
    message: ({ column, columns }) => `There is no column "${column}"; there are ${columns.join(', ')}.`,
    remedy: 'Choose one of the columns of the file.',
  }),
  EXAMPLE_UNKNOWN: row<{ name: string; known: readonly string[] }>({
    title: 'No such example',
    message: ({ name, known }) => `There is no example "${name}"; there are ${known.join(', ')}.`,
    remedy: 'Choose one of them.',
  }),
  DATA_FOLDER_LOCKED: row<{ folder: string; pid: number | null }>({
    title: 'The data folder is in use',
    message: ({ folder, pid }) => `Another Tunesmith${pid === null ? '' : ` (process ${pid})`} works with ${folder}.`,
    remedy: 'Use the studio that is running, end it first, or choose another folder with --data-folder.',
  }),
  DATA_FOLDER_NEWER: row<{ folder: string; found: number; known: number }>({
    title: 'Made by a newer Tunesmith',
    message: ({ folder, found, known }) => `${folder} has the database version ${found}; this Tunesmith knows versions up to ${known}.`,
    remedy: 'Update Tunesmith, or restore a backup made with this version into another folder.',
  }),
  DATABASE_DAMAGED: row<{ path: string; detail: string }>({
    title: 'The database is damaged',
    message: ({ path, detail }) => `${path} cannot be used as the database: ${detail}.`,
    remedy: 'Restore a backup with `tunesmith restore`; the disk may be failing, or something else wrote to this file.',
  }),
  ARTIFACT_DAMAGED: row<{ sha256: string }>({
    title: 'A stored file is damaged',
    message: ({ sha256 }) => `The bytes stored as ${sha256} are not what was stored.`,
    remedy: 'Restore a backup with `tunesmith restore`; the disk may be failing.',
  }),
  BACKUP_INVALID: row<{ path: string; problem: string }>({
    title: 'Not a usable backup',
    message: ({ path, problem }) => `${path} cannot be restored: ${problem}.`,
    remedy: 'Use another backup.',
  }),
  BACKUP_RUNNING: row<{ folder: string; pid: number | null }>({
    title: 'A backup is being made',
    message: ({ folder, pid }) => `Another process${pid === null ? '' : ` (${pid})`} is making a backup of ${folder}.`,
    remedy: 'Wait until it is done, or end that process.',
  }),
  FOLDER_NOT_EMPTY: row<{ folder: string }>({
    title: 'The folder is not empty',
    message: ({ folder }) => `${folder} has something in it, which restoring would replace.`,
    remedy: 'Restore into a new folder with --data-folder, or move the present one away.',
  }),
  PORT_IN_USE: row<{ port: number }>({
    title: 'The port is in use',
    message: ({ port }) => `Another program listens on port ${port}.`,
    remedy: 'End that program, or choose another with --port.',
  }),
  STUDIO_NOT_RUNNING: row<{ folder: string }>({
    title: 'No studio is running',
    message: ({ folder }) => `No studio runs on the data folder ${folder}.`,
    remedy: 'Start it with `npm start` or `tunesmith studio`; if it keeps its data elsewhere, name that folder with --data-folder.',
  }),
  SERVER_UNREACHABLE: unreachable,
}
