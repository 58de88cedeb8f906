import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Json } from '../stand-ins/slack.ts'
import { DiscordMember, textOf as textInDiscord } from './discord-member.ts'
import { SlackMember, textOf } from './slack-member.ts'
import type { Stage } from './stage.ts'

const large = 100 * 1024 * 1024

/** What nobody may do to the bot: files of strangers, floods, forged interactions. */
export function refusals(stageOf: () => Stage): void {
  describe('is refused with a word to the asker', { timeout: 60_000 }, () => {
    strangers(stageOf)
    floods(stageOf)
  })
  forgeries(stageOf)
}

async function answerTo({ slack, tell }: Stage, channel: string, files: Json[]): Promise<string> {
  const member = new SlackMember(slack, tell, { user: 'U0MALLORY', channel, locale: 'en-US' })
  return textOf(await member.answer(await member.mention('', { files })))
}

const named = (address: string, name: string, size = 9): Json[] => [
  { id: 'F1', name, size, url_private_download: address },
]

function strangers(stageOf: () => Stage): void {
  test('a file on a host that is not the chat’s own: nobody asks for it', async () => {
    let visits = 0
    const stranger = createServer((_, response) => {
      visits += 1
      response.end('ERROR')
    })
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/stack.log`
    expect(await answerTo(stageOf(), 'C0STRANGE', named(address, 'stack.log'))).toContain('could not read')
    const { discord, slack } = stageOf()
    const member = new DiscordMember(discord, { channel: '300000000000000021', locale: 'en-US' })
    const attachment = { ...discord.attach('stack.log', 'x'), url: address, proxy_url: address }
    expect(textInDiscord(await member.answer(member.mention('', { attachments: [attachment] })))).toContain(
      'could not read',
    )
    const away = slack.addFile('moved.log', (response) => response.writeHead(302, { location: address }).end())
    expect(await answerTo(stageOf(), 'C0MOVED', named(away, 'moved.log'))).toContain('could not read')
    expect(visits).toBe(0)
    stranger.close()
  })
}

function floods(stageOf: () => Stage): void {
  test('a file of 100 MB, said or not said to be one', async () => {
    const { slack } = stageOf()
    let sent = 0
    const address = slack.addFile('huge.log', (response) => {
      const chunk = Buffer.alloc(1024 * 1024, 'x')
      const more = () => {
        while (sent < large && !response.destroyed) {
          sent += chunk.length
          if (!response.write(chunk)) return
        }
        response.end()
      }
      response.on('drain', more)
      more()
    })
    expect(await answerTo(stageOf(), 'C0HUGE', named(address, 'huge.log', large))).toContain('20 MB')
    expect(sent).toBe(0)
    expect(await answerTo(stageOf(), 'C0LIAR', named(address, 'huge.log', 9))).toMatch(/20 MB|could not read/)
    expect(sent).toBeLessThan(large / 2)
  })

  test('a gzip bomb; a page to sign in instead of a file', async () => {
    const { slack } = stageOf()
    const bomb = slack.addFile('bomb.log.gz', gzipSync(Buffer.alloc(200 * 1024 * 1024)))
    expect(await answerTo(stageOf(), 'C0BOMB', named(bomb, 'bomb.log.gz'))).toMatch(/could not/)
    const page = slack.addFile('page.log', '<!DOCTYPE html><html><title>Sign in | Slack</title></html>')
    expect(await answerTo(stageOf(), 'C0PAGE', named(page, 'page.log'))).toMatch(/could not read|cannot read/)
    const noise = slack.addFile('noise.log', randomBytes(2_000_000))
    expect(await answerTo(stageOf(), 'C0NOISE', named(noise, 'noise.log'))).toBeTruthy()
  })
}

function forgeries(stageOf: () => Stage): void {
  test('a forged button or form changes nothing and is named in the log', async () => {
    const { slack, tell, discord, bot } = stageOf()
    const before = slack.calls.length
    await tell('interactive', slack.press({ action_id: 'DROP TABLE', value: 'x' }))
    await tell('interactive', slack.submission({ id: 'V1', callback_id: 'form', private_metadata: '{"form":1}' }, {}))
    const forged = discord.press('drop-tables')
    await discord.waitFor(() => forged.callback, 10_000)
    expect(forged.callback).toMatchObject({ type: 4, data: { flags: 64 } })
    for (const words of ['unknown button was refused', 'not one of ours was refused', 'button or form was refused']) {
      await bot.saidThat(words, 10_000)
    }
    expect(slack.calls.slice(before).filter(({ method }) => method.startsWith('chat.'))).toEqual([])
  }, 30_000)
}
