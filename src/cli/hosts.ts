import { Command } from 'commander'
import { printJson, UsageError } from './json-lines.ts'
import { withStore } from './with-redis.ts'

const examples = `
Examples:
  askstack hosts add compute-07          prints the token, this once
  askstack hosts add compute-07 --json   {"host","token"}
  askstack hosts list
  askstack hosts revoke compute-07
`

interface Options {
  readonly json?: boolean
}

/** `askstack hosts`: which worker hosts may send pings. */
export function hostsCommand(): Command {
  const json = ['--json', 'print one JSON object'] as const
  return new Command('hosts')
    .description('make, list and revoke the tokens with which worker hosts send pings')
    .addHelpText('after', examples)
    .addCommand(
      new Command('add')
        .description('make a token')
        .argument('<host>')
        .option(...json)
        .action(add),
    )
    .addCommand(
      new Command('list')
        .description('hosts, and when they were last seen')
        .option(...json)
        .action(list),
    )
    .addCommand(
      new Command('revoke')
        .description('take a token back')
        .argument('<host>')
        .option(...json)
        .action(revoke),
    )
}

async function add(host: string, { json }: Options): Promise<void> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/.test(host)) {
    throw new UsageError('a host name is letters, digits and . _ : - (253 at most), for example compute-07')
  }
  const { addHost } = await import('../main/hosts.ts')
  await withStore(async (store, { config: { publicUrl, port } }) => {
    const token = await addHost(store, host, Date.now())
    if (!token) throw new Error(`${host} has a token already; to make another: askstack hosts revoke ${host}`)
    if (json) return printJson({ host, token })
    const url = publicUrl ?? `http://THIS-MACHINE:${port}`
    process.stdout.write(`${token}\n`)
    process.stderr.write(
      `This is the only time that the token is shown. On ${host}:\n\n  curl -fsS ${url}/agent.sh -o askstack-agent && chmod +x askstack-agent\n  export ASKSTACK_URL=${url} ASKSTACK_HOST=${host} ASKSTACK_TOKEN=…\n  ./askstack-agent run --name NAME -- ./stack.sh\n`,
    )
  })
}

async function list({ json }: Options): Promise<void> {
  const { listHosts } = await import('../main/hosts.ts')
  const hosts = await withStore((store) => listHosts(store))
  const time = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  const shown = hosts.map(({ host, made, seen }) => ({ host, made: time(made), seen: time(seen) }))
  if (json) return printJson(shown)
  for (const { host, seen } of shown) process.stdout.write(`${host}\t${seen ? `last seen ${seen}` : 'never seen'}\n`)
  if (shown.length === 0) process.stderr.write('no hosts yet; make a token with askstack hosts add HOST\n')
}

async function revoke(host: string, { json }: Options): Promise<void> {
  const { revokeHost } = await import('../main/hosts.ts')
  const revoked = await withStore((store) => revokeHost(store, host))
  if (!revoked) throw new Error(`${host} has no token; see askstack hosts list`)
  if (json) return printJson({ host, revoked })
  process.stdout.write(`the token of ${host} counts no more\n`)
}
