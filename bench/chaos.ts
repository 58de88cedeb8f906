/**
 * 100 hosts in 3 runs send 12,000 pings out of order and a tenth of them twice, while two bots are killed five times and Redis three times, and
 * the chats refuse 10 %, fail 5 % and break 2 % of all calls. Run: npm run build && npx tsx bench/chaos.ts
 */
import { runChaos } from '../test/deploys/chaos.ts'

const { wrong, recoveries, ...rest } = await runChaos({ hosts: 100, pings: 40, botKills: 5, redisKills: 3 })
console.log(rest)
console.log('milliseconds after the return of Redis until a ping was taken, folded, shown:')
console.table(recoveries)
console.log(wrong.length > 0 ? wrong : 'every ping, state and board is as it should be')
process.exitCode = wrong.length > 0 ? 1 : 0
