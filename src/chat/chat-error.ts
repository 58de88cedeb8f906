/** Why a chat did not take a message. Only the queue retries, and only what is not permanent. */
export class ChatError extends Error {
  /** Trying again is of no use: the channel is gone, the token revoked, the message refused. */
  readonly permanent: boolean
  /** Milliseconds that the chat asks to wait. */
  readonly retryAfter: number | undefined
  /** The chat said that it did not take it; else it may have arrived although the answer did not. */
  readonly refused: boolean

  constructor(
    message: string,
    options: {
      readonly permanent: boolean
      readonly retryAfter?: number
      readonly refused?: boolean
      readonly cause?: unknown
    },
  ) {
    super(message, { cause: options.cause })
    this.name = 'ChatError'
    this.permanent = options.permanent
    this.retryAfter = options.retryAfter
    this.refused = options.refused ?? options.permanent
  }
}
