/** Acknowledgements that are under way, by the interaction's token: nothing can be sent to an interaction before. */
export interface Acks {
  /** Does `acknowledge`, while replies to the interaction wait. */
  during(token: string, acknowledge: () => Promise<void>): Promise<void>
  /** Resolves when the acknowledgement is over, however it went. */
  over(token: string): Promise<void>
}

export function openAcks(): Acks {
  const running = new Map<string, Promise<void>>()
  return {
    during(token, acknowledge) {
      const done = acknowledge().finally(() => running.delete(token))
      running.set(
        token,
        done.catch(() => {}),
      )
      return done
    },
    over: async (token) => running.get(token),
  }
}
