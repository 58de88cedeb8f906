import { z } from 'zod'
import type { FileRef } from '../../message.ts'

const file = z.looseObject({
  name: z.string().nullish(),
  size: z.number().nullish(),
  mimetype: z.string().nullish(),
  mode: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
})

const most = 5

/** The attached files that can be a log; pictures and the like are left alone. */
export function logFiles(files: unknown): FileRef[] {
  const parsed = z.array(file).safeParse(files ?? [])
  return (parsed.data ?? [])
    .slice(0, 20)
    .filter(isLog)
    .slice(0, most)
    .flatMap((one) => {
      const address = one.url_private_download ?? one.url_private
      return address ? [{ name: (one.name ?? 'file').slice(0, 200), size: one.size ?? 0, address }] : []
    })
}

const logName = /\.(log|txt|gz|out|err|\d{1,3})$/i

const isLog = ({ name, mimetype, mode }: z.infer<typeof file>): boolean =>
  mode === 'snippet' || Boolean(mimetype?.startsWith('text/')) || logName.test(name ?? '')
