/** The commands that are registered with Discord, in English and in both Chinese scripts. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type RESTPostAPIApplicationCommandsJSONBody as Command,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js'

type Localised = readonly [en: string, cn: string, tw: string]

const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
}
const inServers = { ...everywhere, contexts: [InteractionContextType.Guild] }

const named = ([name, cn, tw]: Localised) => ({ name, name_localizations: { 'zh-CN': cn, 'zh-TW': tw } })
const described = ([description, cn, tw]: Localised) => ({
  description,
  description_localizations: { 'zh-CN': cn, 'zh-TW': tw },
})

/** The name of the command on a message, beside the slash commands. */
export const diagnoseThis = 'Diagnose this'

export const commands: readonly Command[] = [
  {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    ...named(['ask', '提问', '提問']),
    ...described(['Ask about OpenStack', '提一个关于 OpenStack 的问题', '提一個關於 OpenStack 的問題']),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named(['question', '问题', '問題']),
        ...described([
          'In English or Chinese, or pick a note',
          '中英文均可，也可选一篇笔记',
          '中英文皆可，也可選一篇筆記',
        ]),
        required: true,
        autocomplete: true,
        max_length: 2_000,
      },
    ],
  },
  {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    ...named(['diagnose', '诊断', '診斷']),
    ...described(['Find out why a deployment failed', '找出部署失败的原因', '找出部署失敗的原因']),
    options: [
      {
        type: ApplicationCommandOptionType.Attachment,
        ...named(['file', '文件', '檔案']),
        ...described(['A log: .log, .txt or .gz', '日志文件：.log、.txt 或 .gz', '日誌檔：.log、.txt 或 .gz']),
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named(['log', '日志', '日誌']),
        ...described([
          'Or lines of it; nothing opens a form',
          '或直接贴几行；都不填会打开表单',
          '或直接貼幾行；都不填會開啟表單',
        ]),
        max_length: 6_000,
      },
    ],
  },
  simple(
    ['deploys', '部署', '部署'],
    ['Deployments that run or failed', '正在进行和失败的部署', '正在進行和失敗的部署'],
  ),
  worded(
    ['report', '周报', '週報'],
    ['Write your weekly report', '填写你的周报', '填寫你的週報'],
    [
      'join, leave, away until 2026-12-01, back, who, help',
      '加入、退出、请假到 2026-12-01、销假、名单、帮助',
      '加入、退出、请假到 2026-12-01、销假、名单、帮助',
    ],
  ),
  worded(
    ['digest', '摘要', '摘要'],
    ['The week of this channel', '本频道的一周', '本頻道的一週'],
    [
      'now, 2026-W45, export, settings, on, off, help',
      'now、2026-W45、导出、设置、on、off、帮助',
      'now、2026-W45、导出、设置、on、off、帮助',
    ],
  ),
  {
    ...inServers,
    type: ApplicationCommandType.ChatInput,
    ...named(['askstack', '设置', '設定']),
    ...described([
      'When I answer in this channel, and in which language',
      '设置我在本频道何时回答、用什么语言',
      '設定我在本頻道何時回答、用什麼語言',
    ]),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named(['set', '内容', '內容']),
        ...described([
          'drafts, maintainers @…, all, 中文 …; nothing opens a form',
          'drafts、maintainers @…、all、中文……；不填会打开表单',
          'drafts、maintainers @…、all、中文……；不填會開啟表單',
        ]),
        max_length: 500,
      },
    ],
    default_member_permissions: String(PermissionFlagsBits.ManageChannels),
  },
  {
    ...everywhere,
    type: ApplicationCommandType.Message,
    ...named([diagnoseThis, '诊断这条消息', '診斷這則訊息']),
  },
]

function simple(name: Localised, description: Localised): Command {
  return { ...everywhere, type: ApplicationCommandType.ChatInput, ...named(name), ...described(description) }
}

/** A command with a few words behind it, or nothing. */
function worded(name: Localised, description: Localised, words: Localised): Command {
  const option = { ...named(['words', '内容', '內容']), ...described(words), max_length: 6_000 }
  return {
    ...simple(name, description),
    options: [{ type: ApplicationCommandOptionType.String, ...option }],
  } as Command
}

/** The bot's own name of a command that Discord knows; nothing for one that was never registered. */
export function commandOf(name: string): string | undefined {
  if (name === diagnoseThis) return 'diagnose'
  return commands.some((command) => command.name === name) ? name : undefined
}
