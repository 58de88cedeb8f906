import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { listening } from './listening.ts'

const mega = 1024 * 1024

describe('an attached file', () => {
  it('is read from the host of the interface', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('stack.log', 'ERROR: 失败')
    expect(Buffer.from(await bot.chat.fetchFile(String(url))).toString()).toBe('ERROR: 失败')
  })

  it('is unpacked', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('stack.log.gz', gzipSync('line\n'.repeat(9_000)))
    expect((await bot.chat.fetchFile(String(url))).length).toBe(45_000)
  })

  it.each([
    'https://example.com/stack.log',
    'https://cdn.discordapp.com.example.com/stack.log',
    'http://cdn.discordapp.com/stack.log',
    'https://cdn.discordapp.com:8443/stack.log',
    'https://user:word@cdn.discordapp.com/stack.log',
    'https://cdn.discordapp.com@example.com/stack.log',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/stack.log',
    'file:///etc/passwd',
    'nonsense',
  ])('at %s is refused with a line in the log', async (address) => {
    const bot = await listening()
    await expect(bot.chat.fetchFile(address)).rejects.toMatchObject({ permanent: true, message: /own hosts only/ })
    expect(bot.lines).toContainEqual(expect.objectContaining({ level: 'warn', message: 'a file was refused' }))
  })

  it('that leads to another host is refused', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('a.log', (response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end(),
    )
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({ permanent: true, message: /own hosts only/ })
  })

  it('that is redirected for ever is refused', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('a.log', (response) => response.writeHead(302, { location: String(url) }).end())
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({ permanent: true })
  })

  it('of 100 MB is refused before it is read, when it says so', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('big.log', (response) => {
      response.writeHead(200, { 'content-length': String(100 * mega) })
      response.write('x')
    })
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({
      permanent: true,
      message: /larger than 10 MB/,
    })
  })

  it('of 100 MB is left after 10 MB, when it does not say so', async () => {
    const bot = await listening()
    let sent = 0
    const { url } = bot.discord.attach('big.log', (response) => {
      const more = () => {
        while (sent < 100 * mega && !response.destroyed) {
          sent += mega
          if (!response.write(Buffer.alloc(mega, 'x'))) return response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({
      permanent: true,
      message: /larger than 10 MB/,
    })
    expect(sent).toBeLessThan(30 * mega)
  })

  it.each([
    ['of 100 MB of nothing', Buffer.alloc(100 * mega)],
    ['within a gzip', gzipSync(Buffer.alloc(11 * mega))],
  ])('that is a gzip bomb %s is refused', async (_, content) => {
    const bot = await listening()
    const { url } = bot.discord.attach('bomb.gz', gzipSync(content))
    const read = bot.chat.fetchFile(String(url))
    if (content.length === 100 * mega)
      await expect(read).rejects.toMatchObject({ permanent: true, message: /unpacks to more/ })
    else expect((await read).length).toBeLessThan(mega)
  })

  it('that unpacks far beyond what a log does is refused', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('bomb.gz', gzipSync(Buffer.alloc(9 * mega)))
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({ message: /unpacks to more/ })
  })

  it('that unpacks while it is sent is bounded as well', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('a.log', (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100 * mega)))
    })
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({ message: /larger than 10 MB/ })
  })

  it('that is damaged is refused', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('a.gz', gzipSync('a log').subarray(0, 15))
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({ permanent: true, message: /no whole gzip/ })
  })

  it.each([
    [404, true],
    [403, true],
    [500, false],
    [429, false],
  ])('that answers %i fails for ever: %s', async (status, permanent) => {
    const bot = await listening()
    const { url } = bot.discord.attach('a.log', (response) => response.writeHead(status, { 'retry-after': '2' }).end())
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({
      permanent,
      retryAfter: permanent ? undefined : 2_000,
    })
  })

  it('whose connection breaks may be tried again', async () => {
    const bot = await listening()
    const { url } = bot.discord.attach('a.log', (response) => response.destroy())
    await expect(bot.chat.fetchFile(String(url))).rejects.toMatchObject({ permanent: false })
  })
})
