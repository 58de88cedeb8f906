/** What Discord takes at most, in characters or pieces: https://docs.discord.com/developers/resources/message and …/components/reference */
export const limits = {
  content: 2_000,
  description: 4_096,
  /** All embeds of one message together. */
  embeds: 6_000,
  embedCount: 10,
  rows: 5,
  buttonsInRow: 5,
  label: 80,
  customId: 100,
  modalTitle: 45,
  fields: 5,
  fieldLabel: 45,
  fieldHint: 100,
  fieldValue: 4_000,
  choices: 25,
  choice: 100,
  nonce: 25,
} as const
