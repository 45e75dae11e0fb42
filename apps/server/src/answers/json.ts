import type { OperationName } from '@tunesmith/contract'
import type { Asked } from './answer.ts'

/** Statuses of answers that say something is `failing`, for programs that read no more than the status. */
export const failingStatuses: Partial<Record<OperationName, number>> = { getReadiness: 503 }

export async function answerWithJson(output: unknown, { name, reply }: Asked) {
  const { status } = output as { status?: unknown }
  return reply.status((status === 'failing' && failingStatuses[name]) || 200).send(output)
}
