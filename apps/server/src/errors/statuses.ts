import { type ErrorCode, errorGroups } from '@tunesmith/contract'

/** The HTTP status of errors for which the one of their group says too little. */
const statuses: Partial<Record<ErrorCode, number>> = {
  SIGN_IN_NEEDED: 401,
  CREDENTIALS_WRONG: 401,
  LINK_EXPIRED: 401,
  NOT_ALLOWED: 403,
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
  ARTIFACT_DAMAGED: 500,
  DATABASE_DAMAGED: 500,
  DISK_FULL: 507,
}

/** What this machine cannot do is a fault of the server; everything else can be mended by who asked. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? (code in errorGroups.system ? 500 : 400)
}
