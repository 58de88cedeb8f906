import type { Filled, Reply } from '../message.ts'
import { answerFor } from './answer-for.ts'
import { langNamed, setChannelLang, subscriptionOf } from './channel-lang.ts'
import { recallReply } from './kept-reply.ts'
import type { Around, Means } from './means.ts'
import { isRule } from './on-called.ts'
import { onDraftFilled } from './on-proposed.ts'
import { onSolved } from './on-solved.ts'
import { privateReply, speechFor } from './plain-reply.ts'
import { texts } from './texts.ts'
import { castVote } from './votes.ts'
import { digestFormId, onDigestSettings } from './week/digest-settings.ts'
import { onReportFilled } from './week/on-report-filled.ts'
import { reportFormId } from './week/report-form.ts'

/** A form was sent. */
export async function onFilled(means: Means, filled: Filled, around: Around): Promise<Reply | undefined> {
  switch (filled.form) {
    case 'diagnose':
      return diagnose(means, filled, around)
    case 'reason':
      return giveReason(means, filled)
    case 'solved':
      return onSolved(means, filled)
    case reportFormId:
      return onReportFilled(means, filled, around)
    case digestFormId:
      return onDigestSettings(means, filled)
    case 'settings':
      return setChannel(means, filled)
    default:
      return (
        (await onDraftFilled(means, filled)) ??
        privateReply(speechFor(filled.person), texts[speechFor(filled.person)].unknownButton)
      )
  }
}

async function diagnose(means: Means, filled: Filled, { hidden }: Around): Promise<Reply | undefined> {
  const text = filled.fields.log ?? ''
  const lang = speechFor(filled.person, text)
  if (!text.trim()) return privateReply(lang, texts[lang].diagnoseWhat)
  return answerFor(means, { happened: filled, text, files: [], earlier: [], isLog: true, hidden, private: true })
}

async function giveReason({ store }: Means, filled: Filled): Promise<Reply> {
  const { why = '', comment = '' } = filled.fields
  const kept = await recallReply(store, filled.context)
  const lang = kept?.lang ?? speechFor(filled.person)
  if (!kept) return privateReply(lang, texts[lang].gone)
  const reason = [why, comment.trim()].filter(Boolean).join(': ').slice(0, 1_000)
  await castVote(store, filled, { key: filled.context, helpful: false, kept, reason })
  return privateReply(lang, texts[lang].voted)
}

/** The form carries the channel; one of another chat or workspace is not taken. */
async function setChannel({ store }: Means, { context, fields, place, person }: Filled): Promise<Reply> {
  const lang = speechFor(person)
  const say = texts[lang]
  const { rule = '' } = fields
  const prefix = `${place.chat}:${place.team}:`
  if (!isRule(rule) || !context.startsWith(prefix)) return privateReply(lang, say.unknownButton)
  await store.setChannelRule(context, rule)
  const wanted = langNamed(fields.lang ?? '')
  if (!wanted) return privateReply(lang, say.ruleSet(say.rules[rule]))
  await setChannelLang(store, subscriptionOf({ ...place, channel: context.slice(prefix.length) }), wanted)
  return privateReply(lang, `${say.ruleSet(say.rules[rule])}\n\n${say.langIs(say.langs[wanted])}`)
}
