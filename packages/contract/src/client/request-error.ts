/** An error as it travels: the row of the error table, filled in. */
export interface ErrorBody {
  code: string
  /** Not in the errors of the OpenAI API. */
  title?: string
  message: string
  remedy?: string
  params?: unknown
}

/** What went wrong with a request, in the words of the error table. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: string
  readonly title: string
  readonly remedy: string
  readonly params: unknown
  /** Of HTTP; 0 where no answer came at all. */
  readonly status: number

  constructor({ code, title = '', message, remedy = '', params }: ErrorBody, status: number, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.title = title
    this.remedy = remedy
    this.params = params
    this.status = status
  }
}
