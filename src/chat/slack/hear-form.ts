import { z } from 'zod'
import type { Called, FileRef, Filled } from '../../message.ts'
import { type FormMemory, unpackMemory } from './form-memory.ts'
import { fileBlock, takesFile } from './form-to-view.ts'
import { logFiles } from './log-files.ts'
import type { Means } from './means.ts'

const input = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  files: z.unknown().optional(),
})
const submission = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
})

/** What a form was filled in with; `missing` where neither text nor file was given to one that wants either. */
export type Form = { readonly memory: FormMemory; readonly happened?: Filled | Called; readonly missing?: string }

/** Nothing for a form that is not one of ours; `unsent` for one that was closed. A form with a file is a command with an attachment. */
export async function hearForm(means: Means, body: unknown, unsent = false): Promise<Form | undefined> {
  const { data } = submission.safeParse(body)
  const memory = data && unpackMemory(data.view.private_metadata)
  if (!data || !memory) return undefined
  const { values } = data.view.state
  const fields = Object.fromEntries(
    Object.entries(values).flatMap(([id, block]) =>
      id === fileBlock ? [] : [[id, filledIn(Object.values(block)[0])]],
    ),
  )
  const files = logFiles(values[fileBlock]?.value?.files)
  const [first = ''] = Object.keys(fields)
  if (
    !unsent &&
    takesFile({ id: memory.form }) &&
    files.length === 0 &&
    !Object.values(fields).some((text) => text.trim())
  ) {
    return { memory, missing: first }
  }
  const base = await happening(means, data, memory)
  if (unsent) return { memory, happened: { kind: 'filled', ...base, id: `closed-${data.view.id}`, fields, unsent } }
  return { memory, happened: files.length > 0 ? withFiles(base, fields, files) : { kind: 'filled', ...base, fields } }
}

const filledIn = (one: z.infer<typeof input> | undefined): string => one?.value ?? one?.selected_option?.value ?? ''

type Base = Omit<Filled, 'kind' | 'fields'>

function withFiles({ form, ...base }: Base, fields: Filled['fields'], files: readonly FileRef[]): Called {
  const { id, at, place, person, to } = base
  const text = Object.values(fields).join('\n').trim()
  return { kind: 'called', id, at, place, person, to, command: form, text, files }
}

async function happening(means: Means, { user, view }: z.infer<typeof submission>, memory: FormMemory): Promise<Base> {
  const { channel = '', thread, direct } = memory.to
  return {
    id: `form-${view.id}`,
    at: Date.now(),
    place: {
      chat: 'slack',
      team: means.self.team,
      channel,
      direct: direct === 'yes' || channel.startsWith('D'),
      ...(thread && { thread }),
    },
    person: await means.personOf(user.id),
    to: { ...memory.to, kind: 'form', user: user.id },
    form: memory.form,
    context: memory.context,
  }
}
