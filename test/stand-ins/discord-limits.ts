import type { Json } from './discord-objects.ts'

/**
 * What breaks a documented limit of Discord in a message or modal: https://docs.discord.com/developers/resources/message and
 * https://docs.discord.com/developers/components/reference. Empty when all is well.
 */
export function brokenLimits(payload: Json): string[] {
  return [...messageRules(payload), ...componentRules(payload)]
}

export function brokenModalLimits(modal: Json): string[] {
  const labels = list(modal.components)
  return broken([
    [length(modal.title) >= 1 && length(modal.title) <= 45, 'title: 1 to 45'],
    [length(modal.custom_id) >= 1 && length(modal.custom_id) <= 100, 'custom_id: 1 to 100'],
    [labels.length >= 1 && labels.length <= 5, 'components: 1 to 5'],
    ...labels.flatMap((label) => labelRules(label)),
  ])
}

type Rule = readonly [holds: boolean, rule: string]

const list = (value: unknown): Json[] => (Array.isArray(value) ? value : [])
const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0)
const broken = (rules: readonly Rule[]): string[] => rules.flatMap(([holds, rule]) => (holds ? [] : [rule]))

function messageRules(payload: Json): string[] {
  const embeds = list(payload.embeds)
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0)
  const suppressed = (Number(payload.flags ?? 0) & 4) !== 0
  const nonce = String(payload.nonce ?? '')
  return broken([
    [length(payload.content) <= 2_000, 'content: at most 2000'],
    [length(payload.content) > 0 || (embeds.length > 0 && !suppressed), 'content: empty message'],
    [embeds.length <= 10, 'embeds: at most 10'],
    [total <= 6_000, 'embeds: at most 6000 together'],
    [nonce.length <= 25, 'nonce: at most 25'],
    [!payload.enforce_nonce || nonce.length > 0, 'enforce_nonce: without nonce'],
    ...embeds.flatMap(embedRules),
  ])
}

const embedLength = ({ title, description, footer }: Json): number =>
  length(title) + length(description) + length((footer as Json)?.text)

const embedRules = ({ title, description }: Json): Rule[] => [
  [length(title) <= 256, 'embed title: at most 256'],
  [length(description) <= 4_096, 'embed description: at most 4096'],
  [length(title) + length(description) > 0, 'embed: empty'],
]

function componentRules(payload: Json): string[] {
  const rows = list(payload.components)
  const buttons = rows.flatMap((row) => list(row.components))
  const customIds = buttons.map(({ custom_id }) => custom_id)
  return broken([
    [rows.length <= 5, 'rows: at most 5'],
    [new Set(customIds).size === customIds.length, 'custom_id: twice'],
    ...rows.map((row): Rule => [list(row.components).length >= 1 && list(row.components).length <= 5, 'row: 1 to 5']),
    ...buttons.flatMap((button): Rule[] => [
      [length(button.label) >= 1 && length(button.label) <= 80, 'label: 1 to 80'],
      [length(button.custom_id) >= 1 && length(button.custom_id) <= 100, 'custom_id: 1 to 100'],
    ]),
  ])
}

function labelRules({ type, label, description, component }: Json): Rule[] {
  const inside = (component ?? {}) as Json
  const options = list(inside.options)
  return [
    [type === 18, 'modal component: a label'],
    [length(label) >= 1 && length(label) <= 45, 'label: 1 to 45'],
    [length(description) <= 100, 'label description: at most 100'],
    [length(inside.custom_id) >= 1 && length(inside.custom_id) <= 100, 'field custom_id: 1 to 100'],
    [length(inside.value) <= 4_000, 'value: at most 4000'],
    [length(inside.placeholder) <= 100, 'placeholder: at most 100'],
    [inside.type !== 3 || (options.length >= 1 && options.length <= 25), 'options: 1 to 25'],
    ...options.map((option): Rule => [length(option.label) >= 1 && length(option.label) <= 100, 'option: 1 to 100']),
  ]
}
