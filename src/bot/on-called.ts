import { writeBoard } from '../deploy/board.ts'
import type { Called, Reply } from '../message.ts'
import type { ChannelRule } from '../store/store.ts'
import { answerFor } from './answer-for.ts'
import { channelLang, langNamed, setChannelLang, subscriptionOf } from './channel-lang.ts'
import { deployTexts } from './deploy-texts.ts'
import { channelOf } from './keys.ts'
import { listDrafts } from './list-drafts.ts'
import { onMaintainers } from './maintainers.ts'
import type { Around, Means } from './means.ts'
import { privateReply, speechFor } from './plain-reply.ts'
import { listRuns } from './runs.ts'
import { channelRules, texts } from './texts.ts'
import { onDigest } from './week/on-digest.ts'
import { onReport } from './week/on-report.ts'

/** A command was called: the reply is for the caller alone, who may publish it. */
export async function onCalled(means: Means, called: Called, around: Around): Promise<Reply | undefined> {
  if (around.formShown) return undefined
  switch (called.command) {
    case 'ask':
    case 'diagnose':
      return asked(means, called, around)
    case 'deploys':
      return deploys(means, called)
    case 'report':
      return onReport(means, called, around)
    case 'digest':
      return onDigest(means, called)
    case 'askstack':
      return settings(means, called)
    default:
      return help(called)
  }
}

async function asked(means: Means, called: Called, { hidden }: Around): Promise<Reply | undefined> {
  const { command, text, files } = called
  const lang = speechFor(called.person, text)
  if (!text.trim() && files.length === 0) {
    return privateReply(lang, command === 'ask' ? texts[lang].askWhat : texts[lang].diagnoseWhat)
  }
  const isLog = command === 'diagnose'
  return answerFor(means, { happened: called, text, files, earlier: [], isLog, hidden, private: true })
}

/** `/deploys`: the runs heard of last. */
async function deploys({ store }: Means, { person, text, at }: Called): Promise<Reply> {
  const lang = speechFor(person, text)
  const runs = await listRuns(store, at, 10)
  const boards = runs.map((view) => writeBoard({ view, now: at, history: [], lang }))
  return privateReply(lang, boards.length > 0 ? shortened(boards) : deployTexts[lang].none)
}

/** As many whole boards as fit. */
function shortened(boards: readonly string[]): string {
  const rest = boards.slice(1).filter((_, i) => boards.slice(0, i + 2).join('').length < 6_000)
  return [boards[0] ?? '', ...rest].join('\n\n')
}

/**
 * `/askstack`, `/askstack all`, `/askstack 中文`: shows or sets when the bot speaks in this channel, and in which language; `/askstack drafts`,
 * `/askstack maintainers`.
 */
async function settings(means: Means, called: Called): Promise<Reply> {
  const { store } = means
  const [first = '', ...others] = called.text.trim().split(/\s+/)
  if (/^(drafts|草稿)$/i.test(first)) return listDrafts(means, called)
  if (/^(maintainers|维护者)$/i.test(first)) return onMaintainers(store, called, others)
  const lang = speechFor(called.person, called.text)
  const say = texts[lang]
  const channel = channelOf(called.place)
  const word = called.text.trim().toLowerCase()
  const wanted = langNamed(word)
  if (word && !wanted && !isRule(word)) return help(called)
  if (called.place.direct) return privateReply(lang, say.onlyInChannels)
  if (wanted) {
    await setChannelLang(store, subscriptionOf(called.place), wanted)
    return privateReply(wanted, texts[wanted].langIs(texts[wanted].langs[wanted]))
  }
  if (isRule(word)) {
    await store.setChannelRule(channel, word)
    return privateReply(lang, say.ruleSet(say.rules[word]))
  }
  const rule = say.ruleIs(say.rules[(await store.channelRule(channel)) ?? 'mention'])
  const own = say.langIs(say.langs[await channelLang(store, subscriptionOf(called.place))])
  return privateReply(lang, `${rule}\n\n${own}`)
}

function help({ person, text }: Called): Reply {
  const lang = speechFor(person, text)
  return privateReply(lang, texts[lang].help)
}

/** True for the name of a channel rule. */
export const isRule = (word: string): word is ChannelRule => (channelRules as readonly string[]).includes(word)
