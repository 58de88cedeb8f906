/**
 * Words that stand in every log and so prove nothing, and words that say how bad a line is.
 * English and log manners only, no OpenStack fact.
 */

import { hashesOf } from './read-words.ts'

const words = `
a about above add added after again all already also an and any are as at be because been before being below but by call called calling can
check checking code com com command completed config configuration connect connection could create created creating data debug default
delete deleted details did do does done during each either else end error errors exception exit exited expected fail failed failing failure
false fatal file files for found from get getting given had has have help here host hosts how http https if in info information input install
installed installing into invalid is it its item job just key last less like line list load loaded local log logs main may message method mode module
more most msg must name need new no node none not now null number object of off ok on one only option options or org other out output own
package packages path please pid port process processing put python rc read reason release request requested required response result return
returned returning root run running self server service services set should since skipping so some specified start started starting state status
stderr stdout stop stopped string success successful successfully such sudo system task test than that the their them then there these
this those time timeout to too trace traceback true try trying type unable under unknown up update url use used user users using usr value var version
via wait waiting want warn warning was were when where which while will with within without would write yes you your zero bin lib etc opt tmp py log
d e f g h i j k l m n o p q r s t u v w x y z`

/** How strongly a word says that its line tells of a failure. */
const tells: Readonly<Record<string, number>> = {
  critical: 5,
  fatal: 5,
  emerg: 5,
  panic: 4,
  error: 4,
  failed: 4,
  failure: 4,
  exception: 3,
  err: 3,
  e: 1,
  cannot: 3,
  unable: 3,
  denied: 3,
  refused: 3,
  unreachable: 3,
  traceback: 2,
  aborted: 3,
  aborting: 3,
  rejected: 2,
  invalid: 2,
  missing: 2,
  conflict: 2,
  conflicts: 2,
  mismatch: 2,
  errno: 3,
  fail: 3,
  fails: 3,
  killed: 3,
  segfault: 4,
  oom: 3,
  timeout: 2,
  timed: 2,
  unauthorized: 3,
  forbidden: 3,
  corrupt: 3,
  corrupted: 3,
  undefined: 2,
  unexpected: 2,
  unsupported: 2,
  unrecognized: 2,
  unavailable: 2,
  no: 1,
  not: 1,
  dead: 1,
  失败: 4,
  错误: 4,
  无法: 3,
  拒绝: 3,
  超时: 2,
}

export const ordinaryHashes: ReadonlySet<number> = new Set(hashesOf(words))

export const tellingWords: ReadonlyMap<string, number> = new Map(Object.entries(tells))

/** The same by hash; of a Chinese word the hash of its last two characters. */
export const tellingHashes: ReadonlyMap<number, number> = new Map(
  [...tellingWords].map(([word, weight]) => [hashesOf(word).at(-1) ?? 0, weight]),
)

/** Words that may be missing from a line without changing what it says. */
export const smallWords: ReadonlySet<string> = new Set('a an the is was to of in on for and be has been'.split(' '))
