import type { HostView } from './host-view.ts'

/** Roles whose failure takes the computes with it, as deployment tools name them. */
const causes = /^(control(ler)?s?|controllers?|message[-_ ]?bus|messaging|rabbit(mq)?|database|mariadb|galera)$/i
const effects = /^(nova[-_ ])?(computes?|hypervisors?)$/i

/** Clocks differ, and a compute may notice before its controller says so. */
const slack = 60_000
const reach = 30 * 60_000

/** Failed computes that follow from a controller's or the message bus' failure say so; they are posted only when the cause is gone. */
export function holdBack(hosts: readonly HostView[]): HostView[] {
  const failed = hosts.filter(({ state, role }) => state === 'failed' && causes.test(role ?? ''))
  return hosts.map((host) => {
    if (host.state !== 'failed' || !effects.test(host.role ?? '')) return host
    const cause = failed.find((one) => follows(host.endedAt ?? 0, one.endedAt ?? 0))
    return cause ? { ...host, follows: cause.host } : host
  })
}

const follows = (effect: number, cause: number): boolean => effect >= cause - slack && effect <= cause + reach
