/** A message of this length is one message in every chat. */
const longestPage = 1_800

/** Blocks under a heading as messages that each chat can post as one, cut between blocks; a block that is longer stands alone. */
export function pages(heading: string, blocks: readonly string[], between = '\n\n'): string[] {
  const texts: string[] = []
  let page = heading
  for (const block of blocks) {
    if (page !== '' && page !== heading && page.length + block.length > longestPage) {
      texts.push(page)
      page = block
    } else page = page === '' ? block : `${page}${page === heading ? '\n\n' : between}${block}`
  }
  return blocks.length === 0 ? [] : [...texts, page]
}
