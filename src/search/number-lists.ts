export type Numbers = Uint16Array | Uint32Array

/** Lists of numbers (below 2^32) in one piece of memory: two bytes each, or four, where lists of their own take ten and more. */
export interface NumberLists {
  /** A view of the list at `place`, not to be changed; empty beyond the end. */
  at(place: number): Numbers
}

/** As JSON holds them. */
export interface StoredLists {
  readonly numbers: StoredNumbers
  /** Where each list ends. */
  readonly ends: StoredNumbers
}

/** Bytes in base64, in the order of this machine. */
interface StoredNumbers {
  readonly each: 2 | 4
  readonly bytes: string
}

export function storeLists(lists: readonly (readonly number[])[]): StoredLists {
  let end = 0
  const ends = lists.map((list) => {
    end += list.length
    return end
  })
  return { numbers: storeNumbers(lists.flat()), ends: storeNumbers(ends) }
}

export function openLists(stored: StoredLists): NumberLists {
  const [numbers, ends] = [openNumbers(stored.numbers), openNumbers(stored.ends)]
  return { at: (place) => numbers.subarray(ends[place - 1] ?? 0, ends[place] ?? 0) }
}

function storeNumbers(numbers: readonly number[]): StoredNumbers {
  const each = numbers.some((number) => number >= 2 ** 16) ? 4 : 2
  const { buffer } = each === 2 ? Uint16Array.from(numbers) : Uint32Array.from(numbers)
  return { each, bytes: Buffer.from(buffer).toString('base64') }
}

function openNumbers({ each, bytes: text }: StoredNumbers): Numbers {
  const { buffer } = new Uint8Array(Buffer.from(text, 'base64')) // a copy: where a pooled buffer begins is not for numbers of four bytes
  return each === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer)
}
