import { type ErrorCode, errorGroups } from '@tunesmith/contract'

/** The HTTP status of errors for which the one of their group says too little. */
const statuses: Partial<Record<ErrorCode, number>> = {
  SIGN_IN_NEEDED: 401,
  CREDENTIALS_WRONG: 401,
  LINK_EXPIRED: 401,
  NOT_ALLOWED: 403,
  KEY_NOT_FOR_THIS: 403,
  KEY_HAS_LIMITS: 403,
  REQUEST_FORGED: 403,
  PASSWORD_NEEDED: 403,
  PASSWORD_WRONG: 403,
  NOT_FOUND: 404,
  NOT_NOW: 409,
  ANSWERS_MISSING: 409,
  EMAIL_TAKEN: 409,
  LAST_OWNER: 409,
  RUN_ALREADY_ACTIVE: 409,
  REQUEST_TOO_LARGE: 413,
  TOO_MANY_ATTEMPTS: 429,
  KEY_LIMIT_REACHED: 429,
  MODEL_CRASHED: 503,
  MODEL_TOO_LARGE: 503,
  LLAMA_FAILED: 500,
  LLAMA_CANNOT_LOAD: 500,
  BACKGROUND_DIED: 503,
  ARTIFACT_DAMAGED: 500,
  DATABASE_DAMAGED: 500,
  DISK_FULL: 507,
  HUB_OFFLINE: 409,
  HUB_UNREACHABLE: 502,
  HUB_FAILED: 502,
  HUB_ANSWER_INVALID: 502,
  HUB_RATE_LIMITED: 503,
  HUB_TOKEN_REJECTED: 403,
  HUB_TOKEN_NEEDED: 403,
  HUB_MODEL_GATED: 403,
  HUB_MODEL_MISSING: 404,
  HUB_REVISION_MISSING: 404,
  HUB_FILE_MISSING: 404,
  HUB_MODEL_BUSY: 409,
  HUB_DISK_SHORT: 507,
  HUB_WRITE_DENIED: 403,
  EXPORT_DISK_SHORT: 507,
  EXPORT_DAMAGED: 500,
  LICENCE_NOT_ACCEPTED: 403,
}

/** What this machine cannot do is a fault of the server; everything else can be mended by who asked. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? (code in errorGroups.system ? 500 : 400)
}
