/** What Slack takes, as its documentation says, and below that where the documentation is silent (https://docs.slack.dev/reference/block-kit). */
export const limits = {
  /** Blocks of a message. */
  blocks: 50,
  /** Characters of one text. */
  text: 3_000,
  header: 150,
  /** Characters of a whole message, its blocks and its fallback: about 13,200 are refused. */
  message: 9_000,
  fallback: 2_900,
  buttons: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  tableRows: 100,
  tableColumns: 20,
  /** A larger table is shown as code: it would fill the message alone. */
  tableText: 6_000,
  url: 2_000,
  indent: 6,
  homeBlocks: 100,
  modalTitle: 24,
  fieldLabel: 2_000,
  placeholder: 150,
  choiceLabel: 75,
  choiceValue: 150,
  choices: 100,
  /** A line or paragraph that is typed into a form. */
  input: 3_000,
  privateMetadata: 3_000,
} as const
