/** What codes of the network mean to a person. */
const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known here',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'it took too long',
  UND_ERR_CONNECT_TIMEOUT: 'it took too long to connect',
  ENETUNREACH: 'the network is not reachable',
  EHOSTUNREACH: 'the network is not reachable',
}

/** What went wrong on the way, in a few words. */
export function systemDetail(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    const meaning = meanings[(each as NodeJS.ErrnoException).code ?? '']
    if (meaning !== undefined) return meaning
    if (each.cause === undefined) return each.message.replace(/\.$/, '')
  }
  return String(error)
}
