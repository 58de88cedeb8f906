/** Columns of a line: Han characters take two. */
const widthOf = (line: string): number => line.length + (line.match(/\p{Script=Han}/gu)?.length ?? 0)

/** The line was ended on purpose; a wider one was broken by its width, and the next goes on with it. */
export const isShortLine = (line: string): boolean => widthOf(line) < 60
