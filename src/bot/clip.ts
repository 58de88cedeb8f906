import { hideSecrets } from '../hide-secrets.ts'
import type { FileRef, Happened } from '../message.ts'

const longestText = 100_000
const longestField = 2_000
const mostEarlier = 20
const mostFiles = 10

/** What happened without secrets and within bounds, as it may be stored; and how many secrets were hidden in its text. */
export function clip(happened: Happened): { readonly happened: Happened; readonly hidden: number } {
  let hidden = 0
  const clean = (text: string, longest = longestText): string => {
    const bare = hideSecrets(text.slice(0, longest))
    hidden += bare.hidden
    return bare.text
  }
  switch (happened.kind) {
    case 'said': {
      const text = clean(happened.text)
      const earlier = happened.earlier.slice(-mostEarlier).map((one) => hideSecrets(one.slice(0, longestField)).text)
      return { happened: { ...happened, text, earlier, files: clipFiles(happened.files) }, hidden }
    }
    case 'called':
      return { happened: { ...happened, text: clean(happened.text), files: clipFiles(happened.files) }, hidden }
    case 'filled': {
      const fields = Object.entries(happened.fields).slice(0, mostFiles)
      return {
        happened: { ...happened, fields: Object.fromEntries(fields.map(([id, text]) => [id, clean(text)])) },
        hidden,
      }
    }
    default:
      return { happened, hidden }
  }
}

const clipFiles = (files: readonly FileRef[]): FileRef[] =>
  files.slice(0, mostFiles).map((file) => ({ ...file, name: file.name.slice(0, 200) }))
