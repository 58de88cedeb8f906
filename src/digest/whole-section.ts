import type { Speech } from '../message.ts'
import { asItem } from './as-item.ts'
import { chunksOf } from './chunks-of.ts'
import { digestWords, partNames } from './digest-words.ts'
import { type Report, type ReportPart, reportParts } from './report.ts'
import { plainText, tameForChat } from './tame-markdown.ts'

/** Those parts of a report that the lines above do not show whole, word for word; undefined where there are none. */
export function wholeParts({ name, parts }: Report, clipped: readonly ReportPart[], lang: Speech): string | undefined {
  if (clipped.length === 0) return undefined
  const texts = reportParts
    .filter((part) => clipped.includes(part))
    .map(
      (part) =>
        `**${partNames[lang][part]}**\n\n${chunksOf(parts[part])
          .map(({ text }) => asItem(tameForChat(text)))
          .join('\n')}`,
    )
  return [`## ${digestWords[lang].inFull(plainText(name, 60))}`, ...texts].join('\n\n')
}
