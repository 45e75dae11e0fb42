import { fail } from '@tunesmith/contract'

/** What is known of whoever asked. */
export interface Asker {
  endpoint: string
  hasToken: boolean
}

interface Subject {
  model: string
  revision: string
  file: string
}

/** What a path of the hub is about: `/api/models/owner/name/tree/main`, `/owner/name/resolve/main/config.json`; the oldest have no owner. */
function subjectOf(path: string): Subject | null {
  const parts = /^\/(?:api\/models\/)?([\w.-]+(?:\/[\w.-]+)?)(?:\/(?:revision|tree|resolve|preupload|commit)\/([^/]+)(?:\/(.+))?)?$/.exec(path)
  if (parts === null || parts[1].startsWith('api/')) return null
  const [, model, revision = 'main', file = ''] = parts
  return { model, revision: decodeURIComponent(revision), file: decodeURIComponent(file) }
}

/**
 * Explains an answer that is none: by the code that the hub puts into its headers, else by the status.
 *
 * @throws HUB_MODEL_MISSING, HUB_MODEL_GATED, HUB_REVISION_MISSING, HUB_FILE_MISSING, HUB_TOKEN_REJECTED, HUB_TOKEN_NEEDED,
 *   HUB_RATE_LIMITED, HUB_FAILED
 */
export async function failFromAnswer(response: Response, { endpoint, hasToken }: Asker): Promise<never> {
  const { status, headers, url } = response
  const { host } = new URL(endpoint)
  const detail = await detailOf(response)
  const isHub = url.startsWith(`${endpoint}/`)
  const subject = isHub ? subjectOf(url.slice(endpoint.length).split('?')[0]) : null
  const code = headers.get('x-error-code')
  if (subject !== null) {
    const { model, revision, file } = subject
    if (code === 'GatedRepo') fail('HUB_MODEL_GATED', { model, url: `${endpoint}/${model}` })
    if (code === 'RevisionNotFound') fail('HUB_REVISION_MISSING', { model, revision })
    if (code === 'EntryNotFound') fail('HUB_FILE_MISSING', { model, file })
    // without a token the hub tells of a private model no more than of one that is not there
    if (code === 'RepoNotFound' || status === 404) fail('HUB_MODEL_MISSING', { model })
  }
  if (status === 429) fail('HUB_RATE_LIMITED', { host, seconds: retryAfter(headers) ?? 60 })
  if (status === 401 && !hasToken) {
    if (subject !== null) fail('HUB_MODEL_MISSING', { model: subject.model })
    fail('HUB_TOKEN_NEEDED', { host })
  }
  if ((status === 401 || status === 403) && hasToken && isHub) fail('HUB_TOKEN_REJECTED', { host })
  return fail('HUB_FAILED', { host: new URL(url).host, status, detail })
}

/** Seconds to wait before the next request, as the hub says. */
export function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null
}

const longestDetail = 200

async function detailOf(response: Response): Promise<string> {
  const text = response.headers.get('x-error-message') ?? errorIn(await response.text().catch(() => '')) ?? response.statusText
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, longestDetail) || 'it did not say why'
}

function errorIn(body: string): string | null {
  try {
    const { error } = JSON.parse(body) as { error?: unknown }
    return typeof error === 'string' ? error : null
  } catch {
    return null // a page for people
  }
}
