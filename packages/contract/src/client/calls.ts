export interface ClientOptions {
  /** Where the studio is, such as http://127.0.0.1:4870; its own pages need none. */
  baseUrl?: string
  /** An API key of the studio; its own pages need none. */
  apiKey?: string
  /** Sends the requests; the global one when left out. */
  fetch?: typeof globalThis.fetch
  /** Sent with each request. */
  headers?: Record<string, string>
}

export interface CallOptions {
  /** Ends the request, or the stream. */
  signal?: AbortSignal
}

/** Of what a completion can be, the pieces that stream. */
type Piece<Output> = [Extract<Output, { object: `${string}.chunk` }>] extends [never] ? Output : Extract<Output, { object: `${string}.chunk` }>

/** A function that answers whole, or with `stream` in pieces. */
export type Completing<Input, Output> = <I extends Input>(input: I, options?: CallOptions) =>
  I extends { stream: true } ? AsyncGenerator<Piece<Output>, void, undefined> : Promise<Exclude<Output, { object: `${string}.chunk` }>>
