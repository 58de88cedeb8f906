import type { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../log.ts'
import { refusalOf } from './to-chat-error.ts'

type Socket = SocketModeReceiver['client']

const firstWait = 100
const longestWait = 10_000

/**
 * Opens the socket again whenever it is lost, for ever. Bolt's own way gives up after a network error and then rejects where nobody
 * listens. The log hears of a loss that lasts, once, and of its end.
 */
export function keepConnected(socket: Socket, log: Log) {
  let wanted = false
  let connected = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  socket.on('connected', () => {
    if (failures > 1) log.info({}, 'slack: connected again')
    connected = true
    failures = 0
  })
  socket.on('disconnected', () => {
    const lost = connected
    connected = false
    if (wanted && lost) again()
  })

  function again(): void {
    timer = setTimeout(() => void reopen(), Math.min(firstWait * 2 ** failures, longestWait))
    failures += 1
  }

  async function reopen(): Promise<void> {
    try {
      await socket.start()
    } catch (error) {
      const reason = refusalOf(error) ?? (error instanceof Error ? error.message : 'connection lost')
      if (failures === 2) log.warn({ reason }, 'slack: not connected; it is tried again until it is')
      if (wanted) again()
    }
  }

  return {
    async open() {
      await socket.start()
      wanted = true
      if (!connected) again()
    },
    async close() {
      wanted = false
      clearTimeout(timer)
      if (connected) await socket.disconnect()
    },
    state: () => (connected ? ('connected' as const) : wanted ? ('connecting' as const) : ('stopped' as const)),
  }
}
