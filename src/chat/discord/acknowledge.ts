import {
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js'
import type { ButtonRow } from './render-buttons.ts'
import { tryAgain } from './try-again.ts'

/** The interaction that waits, for three seconds. */
export interface Waiting {
  readonly id: string
  readonly token: string
}

/** "Thinking …", seen by the asker alone; the reply takes its place. */
export const defer = (rest: REST, waiting: Waiting): Promise<void> =>
  answerNow(rest, waiting, {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  })

export const showModal = (rest: REST, waiting: Waiting, data: APIModalInteractionResponseCallbackData): Promise<void> =>
  answerNow(rest, waiting, { type: InteractionResponseType.Modal, data })

export const complete = (rest: REST, waiting: Waiting, titles: readonly string[]): Promise<void> =>
  answerNow(rest, waiting, {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: titles.map((title) => ({ name: title, value: title })) },
  })

/** The reply takes the place of the message whose button opened the form. */
export const deferInPlace = (rest: REST, waiting: Waiting): Promise<void> =>
  answerNow(rest, waiting, { type: InteractionResponseType.DeferredMessageUpdate })

export interface Whisper {
  readonly content: string
  readonly components?: readonly ButtonRow[]
  readonly file?: RawFile
}

/** A word for the asker alone, at once. */
export const whisper = (rest: REST, waiting: Waiting, { file, ...shown }: Whisper): Promise<void> =>
  answerNow(
    rest,
    waiting,
    {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...shown, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } },
    },
    file && [file],
  )

/** Discord waits for three seconds. */
const patience = { tries: 12, wait: 25, within: 2_500 }

/** Tries again as long as Discord waits; that it was acknowledged already (by that try, or another process) is as good. */
async function answerNow(rest: REST, { id, token }: Waiting, body: object, files: RawFile[] = []): Promise<void> {
  const call = () =>
    rest.post(Routes.interactionCallback(id, token), { body, files, auth: false, signal: AbortSignal.timeout(1_200) })
  try {
    await tryAgain(call, patience)
  } catch (error) {
    if (!(error instanceof DiscordAPIError && error.code === 40060)) throw error
  }
}
