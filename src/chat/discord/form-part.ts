import { customIdOf, readCustomId } from './custom-id.ts'

/** One part, counted from 1, of a form that is too long for one modal. */
export interface FormPart {
  readonly form: string
  readonly context: string
  readonly part: number
  readonly parts: number
}

/** `asp` names the modal of the part, `asn` the button that opens it. */
export function partId(prefix: 'asp' | 'asn', { form, context, part, parts }: FormPart): string {
  return customIdOf(prefix, form, `${part}/${parts}:${context}`)
}

/** Reads it back; nothing for an id that is not that of a part. */
export function readPartId(prefix: 'asp' | 'asn', id: string): FormPart | undefined {
  const read = readCustomId(prefix, id)
  const [, part, parts, context = ''] = /^([1-9])\/([1-9]):(.*)$/s.exec(read?.value ?? '') ?? []
  return read && part && parts ? { form: read.name, context, part: Number(part), parts: Number(parts) } : undefined
}
