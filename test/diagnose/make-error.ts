import type { KnownError } from '../../src/knowledge/knowledge.ts'

/** A known error with what a test cares about; the rest is filled in. */
export function makeError(
  id: string,
  signatures: KnownError['signatures'],
  more: Partial<KnownError> = {},
): KnownError {
  const text = {
    cause: `Cause of ${id}.`,
    fix: `Do this:\n\n\`\`\`\nsudo fix ${id}\n\`\`\``,
    check: `\`\`\`\ncheck ${id}\n\`\`\``,
  }
  return {
    id,
    component: 'test',
    title: { en: `Title of ${id}`, zh: `${id} 的标题` },
    signatures,
    unless: [],
    symptom: false,
    asks: [],
    releases: 'any',
    platforms: [],
    sources: ['https://docs.openstack.org/'],
    reviewed: '2026-11-25',
    text: { en: text, zh: { ...text, cause: `${id} 的原因。` } },
    log: '',
    file: `errors/test/${id}.md`,
    ...more,
  }
}
