import { formatByteSize } from '../byte-size.ts'
import { row } from './define.ts'

/** Failures of the hub that models come from: its answers, its files, the way to it. */
export const hubErrors = {
  HUB_OFFLINE: row<{ endpoint: string }>({
    title: 'Working offline',
    message: ({ endpoint }) => `Nothing was asked of ${endpoint}, because this studio works offline.`,
    remedy: 'Turn off working offline in Settings, and unset HF_HUB_OFFLINE; what was downloaded before can be used without.',
  }),
  HUB_UNREACHABLE: row<{ host: string; detail: string }>({
    title: 'The hub does not answer',
    message: ({ host, detail }) => `No answer came from ${host}: ${detail}.`,
    remedy: 'See whether this machine is connected; behind a proxy, set HTTPS_PROXY; where the hub is blocked, set a mirror of it in Settings.',
  }),
  HUB_FAILED: row<{ host: string; status: number; detail: string }>({
    title: 'The hub could not do it',
    message: ({ host, status, detail }) => `${host} answered with status ${status}: ${detail}.`,
    remedy: 'Try again in a few minutes; if it stays so, look at the page of the model on the hub.',
  }),
  HUB_ANSWER_INVALID: row<{ host: string; detail: string }>({
    title: 'Not the answer of a hub',
    message: ({ host, detail }) => `${host} answered with something that cannot be used: ${detail}.`,
    remedy: 'Check the address of the hub in Settings; a login page of the network, or a proxy, may have answered instead.',
  }),
  HUB_RATE_LIMITED: row<{ host: string; seconds: number }>({
    title: 'Too many requests to the hub',
    message: ({ host, seconds }) => `${host} takes no more requests from here for ${seconds} seconds.`,
    remedy: 'Wait, then try again; with a token, the hub allows more.',
  }),
  HUB_TOKEN_REJECTED: row<{ host: string }>({
    title: 'The token is not valid',
    message: ({ host }) => `${host} does not know the token, or it may not be used for this.`,
    remedy: 'Make a new token with the right to read on the hub (your profile, Access Tokens), and set it in Settings.',
  }),
  HUB_TOKEN_NEEDED: row<{ host: string }>({
    title: 'No token for the hub',
    message: ({ host }) => `This takes an account at ${host}, and there is no token for it.`,
    remedy: 'Make a token on the hub (your profile, Access Tokens), and set it in Settings.',
  }),
  HUB_WRITE_DENIED: row<{ host: string; account: string; model: string }>({
    title: 'No right to write there',
    message: ({ host, account, model }) => `The account ${account} may not put anything into ${model} at ${host}, or its token may only read.`,
    remedy: ({ account }) =>
      `Take a name that begins with ${account}/, or make a token with the right to write on the hub, and set it in Settings.`,
  }),
  HUB_MODEL_MISSING: row<{ model: string }>({
    title: 'No such model on the hub',
    message: ({ model }) => `${model} is not on the hub, or it is private and not shared with the account of the token.`,
    remedy: 'Check the name for a typing error; for a private model, set the token of an account that may see it.',
  }),
  HUB_REVISION_MISSING: row<{ model: string; revision: string }>({
    title: 'No such revision',
    message: ({ model, revision }) => `${model} has no branch, tag or commit ${JSON.stringify(revision)}.`,
    remedy: 'Leave the revision out to take the newest, or look up its name among the files of the model on the hub.',
  }),
  HUB_FILE_MISSING: row<{ model: string; file: string }>({
    title: 'No such file in the model',
    message: ({ model, file }) => `${model} has no file ${JSON.stringify(file)} that can be downloaded.`,
    remedy: 'Look at the list of files of the model, and give one of them.',
  }),
  HUB_MODEL_GATED: row<{ model: string; url: string }>({
    title: 'Terms must be accepted first',
    message: ({ model }) => `${model} is given only to those who have accepted its terms, with the token of their account.`,
    remedy: ({ url }) => `Accept the terms at ${url} (some authors then decide by hand), set a token of that account in Settings, and try again.`,
  }),
  HUB_GGUF_CHOICE: row<{ model: string; files: readonly string[] }>({
    title: 'Which of the GGUF files?',
    message: ({ model, files }) => `${model} holds the same weights in several GGUF files: ${files.join(', ')}.`,
    remedy: 'Name one of them; Q4_K_M and Q8_0 are the usual choices.',
  }),
  HUB_FILE_CHANGED: row<{ model: string; file: string }>({
    title: 'The file changed meanwhile',
    message: ({ model, file }) => `The hub now gives another content for ${file} of ${model} than it had announced for this revision.`,
    remedy: 'Start the download again: it then takes the newest revision. What has arrived of other files is kept.',
  }),
  HUB_FILE_WRONG: row<{ model: string; file: string; detail: string }>({
    title: 'What arrived is not the file',
    message: ({ model, file, detail }) => `${file} of ${model} arrived twice with the wrong content: ${detail}. It was not kept.`,
    remedy: 'Try again later, or without the mirror or proxy between; if it stays so, the file on the hub is damaged.',
  }),
  HUB_CONNECTION_LOST: row<{ file: string; attempts: number; detail: string }>({
    title: 'The connection broke off',
    message: ({ file, attempts, detail }) => `${attempts} attempts in a row to load ${file} brought nothing more: ${detail}. What has arrived is kept.`,
    remedy: 'Go on with the download when the connection is better.',
  }),
  HUB_DISK_SHORT: row<{ folder: string; neededBytes: number; freeBytes: number }>({
    title: 'Not enough room on the disk',
    message: ({ folder, neededBytes, freeBytes }) =>
      `The download needs ${formatByteSize(neededBytes)} in ${folder}, and ${formatByteSize(freeBytes)} are free. Nothing was loaded.`,
    remedy: 'Remove models that are no longer needed (Storage), or put the cache on another disk with HF_HUB_CACHE.',
  }),
  HUB_MODEL_BUSY: row<{ model: string; pid: number | null }>({
    title: 'The model is being downloaded',
    message: ({ model, pid }) => `Another process${pid === null ? '' : ` (${pid})`} is downloading ${model}.`,
    remedy: 'Wait until it is done, or pause or cancel the download.',
  }),
}
