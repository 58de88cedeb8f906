import { z } from 'zod'
import type { Address, Form, Speech } from '../../message.ts'
import { limits } from './limits.ts'

const memory = z.object({
  form: z.string(),
  context: z.string(),
  lang: z.enum(['en', 'zh']),
  to: z.record(z.string(), z.string()),
})

/** What a form must remember while somebody fills it in; Slack keeps it and gives it back. */
export type FormMemory = z.infer<typeof memory>

/** Nothing where it is more than Slack keeps. */
export function packMemory(form: Form, to: Address, lang: Speech): string | undefined {
  const packed = JSON.stringify({ form: form.id, context: form.context, lang, to })
  return packed.length <= limits.privateMetadata ? packed : undefined
}

/** Nothing where it is not what was packed. */
export function unpackMemory(packed: string): FormMemory | undefined {
  try {
    return memory.safeParse(JSON.parse(packed)).data
  } catch {
    return undefined
  }
}
