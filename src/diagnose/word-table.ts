/**
 * Word hash → what to do with it, as flat arrays with open addressing: the scan asks once for every word of the log.
 */

export interface WordTable {
  /** A bit for the upper bits of every hash: says in one small read that nearly all words of a log are in no table. */
  readonly filter: Uint8Array
  readonly filterShift: number
  readonly mask: number
  readonly hashes: Int32Array
  /** How strongly the word tells of a failure. */
  readonly tells: Uint8Array
  /** The keys that the word is stand at `keys[first] … keys[first + count - 1]`. */
  readonly first: Int32Array
  readonly count: Int32Array
  readonly keys: Int32Array
}

/** `keyHashes` holds a hash for every key, 0 for no key; `tells` a weight for a hash. */
export function buildWordTable(keyHashes: Int32Array, tells: ReadonlyMap<number, number>): WordTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(64, (keyHashes.length + tells.size) * 2)))
  const bits = Math.log2(size) + 3
  const table: WordTable = {
    filter: new Uint8Array(2 ** (bits - 3)),
    filterShift: 32 - bits,
    mask: size - 1,
    hashes: new Int32Array(size),
    tells: new Uint8Array(size),
    first: new Int32Array(size),
    count: new Int32Array(size),
    keys: new Int32Array(keyHashes.length),
  }
  for (const [hash, weight] of tells) table.tells[slotFor(table, hash)] = weight
  for (const hash of keyHashes) {
    if (hash === 0) continue
    const slot = slotFor(table, hash)
    table.count[slot] = (table.count[slot] as number) + 1
  }
  fillKeys(table, keyHashes)
  return table
}

function fillKeys(table: WordTable, keyHashes: Int32Array): void {
  let used = 0
  for (let slot = 0; slot <= table.mask; slot++) {
    table.first[slot] = used
    used += table.count[slot] as number
  }
  const next = table.first.slice()
  keyHashes.forEach((hash, key) => {
    if (hash === 0) return
    const slot = slotFor(table, hash)
    table.keys[next[slot] as number] = key
    next[slot] = (next[slot] as number) + 1
  })
}

/** The slot of a word, made if it has none. */
function slotFor(table: WordTable, hash: number): number {
  const found = findSlot(table, hash)
  if (found >= 0) return found
  let slot = (hash ^ (hash >>> 15)) & table.mask
  while (table.hashes[slot] !== 0) slot = (slot + 1) & table.mask
  table.hashes[slot] = hash
  const bit = hash >>> table.filterShift
  table.filter[bit >> 3] = (table.filter[bit >> 3] as number) | (1 << (bit & 7))
  return slot
}

/** The slot of a word, or -1. */
export function findSlot(table: WordTable, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & table.mask
  for (;;) {
    const found = table.hashes[slot]
    if (found === hash) return slot
    if (found === 0) return -1
    slot = (slot + 1) & table.mask
  }
}
