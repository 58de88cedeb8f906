import { problemsOf } from '../../digest/problems-of.ts'
import type { Button, Called, Filled, Speech } from '../../message.ts'
import { draftTexts } from '../draft-texts.ts'
import { shortHash } from '../keys.ts'
import type { Means } from '../means.ts'
import { proposeDraft } from '../propose-draft.ts'
import { teamOf } from '../team-of.ts'

export interface Solved {
  readonly channel: string
  readonly week: string
  /** What was written of problems and their solutions. */
  readonly problems: string
  readonly lang: Speech
}

const mostOffers = 3

/** A button for each problem that a report solves: it makes a known error of it. */
export async function offerDrafts(means: Means, { person, place }: Called | Filled, solved: Solved): Promise<Button[]> {
  const { channel, week, problems, lang } = solved
  const told = problemsOf(problems).flatMap(({ text, solution }) => (solution ? [{ text, solution }] : []))
  const offers = told.slice(0, mostOffers).map(({ text, solution }) =>
    proposeDraft(means, {
      key: shortHash(`report ${channel} ${week} ${person.id} ${text}`),
      team: teamOf(place),
      channel,
      from: 'report',
      problem: text,
      solution,
      lang,
    }),
  )
  const buttons = (await Promise.all(offers)).flat()
  return buttons.length === 1 ? buttons : buttons.map((button, i) => ({ ...button, label: numbered(button.label, i) }))
}

const numbered = (label: string, i: number) => `${label} (${i + 1})`

/** What is said above such buttons. */
export const offering = (buttons: readonly Button[], lang: Speech): string =>
  buttons.length > 0 ? `\n\n${draftTexts[lang].reported}` : ''
