import { findHits } from '../answer/answer.ts'
import type { Library } from '../answer/library.ts'
import { understand } from '../answer/question.ts'
import type { Diagnosis } from '../diagnose/diagnosis.ts'
import { writeDiagnosis } from '../diagnose/write-diagnosis.ts'
import type { Lang, Note } from '../knowledge/knowledge.ts'

/** A diagnosis as a person reads it; where no known error is proved, with the notes on what probably failed. */
export const tellDiagnosis = (library: Library, diagnosis: Diagnosis, lang: Lang): string =>
  writeDiagnosis(
    diagnosis,
    lang,
    nearestNotes(library, diagnosis).map(({ title }) => title[lang]),
  )

const most = 2
/** So many characters of the telling lines are asked for: what was printed last tells most. */
const readBack = 600

/** Notes on how to do or to mend something with the component that probably failed, those nearest to the telling lines first. */
function nearestNotes(library: Library, diagnosis: Diagnosis): Note[] {
  if (diagnosis.kind === 'known') return []
  const { index, notes } = library
  const { component } = diagnosis.next
  const subject = understand(index, component).tokens.concepts.find(({ kind }) => kind === 'service' || kind === 'tool')
  if (!subject) return []
  const isOn = ({ id, kind }: Note): boolean => {
    const { title = [], asks = [] } = index.entries.get(id) ?? {}
    if (kind === 'howto') return title.includes(subject.token)
    return kind === 'troubleshooting' && asks.some((ask) => ask.includes(subject.token))
  }
  const telling = diagnosis.telling.map(({ text }) => text).join('\n')
  return findHits(library, understand(index, `${component} fails: ${telling.slice(-readBack)}`))
    .flatMap(({ id }) => notes.get(id) ?? [])
    .filter(isOn)
    .slice(0, most)
}
