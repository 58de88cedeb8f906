import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What each part (a folder of src/, or a file beside them) may import of ours, besides itself. A new part belongs here. */
const base = ['knowledge', 'message', 'hide-secrets', 'config', 'log']
const downwards: Readonly<Record<string, readonly string[] | 'everything'>> = {
  main: 'everything',
  cli: 'everything',
  build: 'everything',
  'stored-kb': 'everything',
  chat: base,
  http: base,
  queue: base,
  store: base,
  bot: [...base, 'answer', 'diagnose', 'deploy', 'digest'],
  answer: [...base, 'search'],
  digest: [...base, 'deploy'],
  diagnose: base,
  deploy: base,
  search: base,
  knowledge: [],
  message: [],
  'hide-secrets': [],
  log: ['hide-secrets'],
  config: [],
}
/** `bot` may know how the edges look from outside. */
const interfaces = new Set(['chat/chat.ts', 'queue/queue.ts', 'store/store.ts'])
/** Decides and does nothing: no file, network or process inside. */
const core = new Set(['bot', 'answer', 'diagnose', 'digest', 'deploy', 'search', 'message', 'hide-secrets'])
const effects = /^node:(fs|net|http|https|http2|tls|dgram|dns|child_process|process|readline)(\/|$)/
/** Packages that one part alone knows. */
const owners: Readonly<Record<string, readonly string[]>> = {
  minisearch: ['search'],
  stemmer: ['search'],
  yaml: ['knowledge'],
  commander: ['cli'],
  '@slack/bolt': ['chat'],
  'discord.js': ['chat'],
  bullmq: ['queue'],
  ioredis: ['queue', 'store'],
  luxon: ['digest'],
  pino: ['log'],
  fastify: ['http'],
  'prom-client': ['main'],
}

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
const source = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]))
const imports = files.flatMap((file) => importsOf(file, source.get(file) ?? ''))
const own = imports.filter(({ to }) => source.has(to))
const foreign = imports.filter(({ to }) => !source.has(to))

function importsOf(from: string, text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)(\s+type)?\s[^;'`]*?from\s+'([^']+)'/gm)
  const expressions = text.matchAll(/(typeof\s+)?\bimport\s*\(?\s*'([^'$]+)'/g)
  return [...statements, ...expressions].map(([, type, to = '']) => ({
    from,
    to: to.startsWith('.') ? relative('src', join('src', dirname(from), to)).replaceAll('\\', '/') : to,
    typeOnly: type !== undefined,
  }))
}

/** `search/tokenize.ts` → `search`; what reads the configuration belongs to `config`. */
function partOf(file: string): string {
  const [top = ''] = file.split('/')
  return top.replace(/\.ts$/, '').replace(/^(config-schema|read-config)$/, 'config')
}

/** `@slack/bolt/dist/x` → `@slack/bolt`. */
function packageOf(to: string): string {
  return to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
}

function show({ from, to }: Import): string {
  return `${from} imports ${to}`
}

function allows({ from, to, typeOnly }: Import): boolean {
  const allowed = downwards[partOf(from)]
  if (partOf(from) === partOf(to) || allowed === 'everything') return true
  if (partOf(from) === 'bot' && typeOnly && interfaces.has(to)) return true
  return allowed?.includes(partOf(to)) ?? false
}

/** A path of imports that ends where it began; empty when there is none. */
function findCycle(): string[] {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    done.add(file)
    for (const { to } of own.filter(({ from }) => from === file)) {
      const cycle = visit(to, [...path, file])
      if (cycle.length > 0) return cycle
    }
    return []
  }
  return files.map((file) => visit(file, [])).find((cycle) => cycle.length > 0) ?? []
}

describe('the parts of src/', () => {
  test('are known to this test', () => {
    expect(files.length).toBeGreaterThan(0)
    expect([...new Set(files.map(partOf))].filter((part) => !(part in downwards))).toEqual([])
  })

  test('import each other downwards only', () => {
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter((one) => !allows(one)).map(show)).toEqual([])
  })

  test('import files that exist, and packages that are dependencies', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const known = new Set([...Object.keys(dependencies), ...builtinModules.map((name) => `node:${name}`), 'mdast'])
    expect(foreign.filter(({ to }) => !known.has(to) && !known.has(packageOf(to))).map(show)).toEqual([])
  })

  test('have no cycle among their files', () => {
    expect(findCycle()).toEqual([])
  })

  test.each(Object.entries(owners))('leave %s to %j', (name, parts) => {
    const users = foreign.filter(
      ({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !parts.includes(partOf(from)),
    )
    expect(users.map(show)).toEqual([])
  })
})

describe('the core', () => {
  test('touches no file, network or process; so only knowledge/ reads note files', () => {
    const found = foreign.filter(({ from, to }) => core.has(partOf(from)) && effects.test(to))
    expect(found.map(show)).toEqual([])
  })

  test('has no clock and no chance', () => {
    const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\()/
    expect(files.filter((file) => core.has(partOf(file)) && impure.test(source.get(file) ?? ''))).toEqual([])
  })
})

describe('every file', () => {
  test('leaves the environment to config.ts', () => {
    const readers = files.filter((file) =>
      /\bprocess\s*\.\s*env\b|\{[^}]*\benv\b[^}]*\} from 'node:process'/.test(source.get(file) ?? ''),
    )
    expect(readers).toEqual(['config.ts'])
  })

  test('has named exports only and a name in kebab-case', () => {
    expect(files.filter((file) => /^export default\b/m.test(source.get(file) ?? ''))).toEqual([])
    expect(files.filter((file) => !/^([a-z0-9-]+\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(file))).toEqual([])
  })
})
