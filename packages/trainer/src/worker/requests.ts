/** What a supervisor asks a training process for, in one line of JSON on its stdin. */
export interface WorkerRequest {
  request: 'pause' | 'stop'
}

export function formatRequest(request: WorkerRequest['request']): string {
  return `${JSON.stringify({ request } satisfies WorkerRequest)}\n`
}

/** Reads one line; `null` when it is no request. */
export function parseRequest(line: string): WorkerRequest['request'] | null {
  try {
    const request = (JSON.parse(line) as Partial<WorkerRequest> | null)?.request
    return request === 'pause' || request === 'stop' ? request : null
  } catch {
    return null
  }
}
