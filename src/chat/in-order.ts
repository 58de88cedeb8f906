/** Does `work` when all that was given before under the same name is done; other names wait for nobody. */
export type InOrder = (name: string, work: () => Promise<void>) => Promise<void>

/** Keeps the order in which things came, though looking them up takes different times. */
export function openInOrder(): InOrder {
  const last = new Map<string, Promise<void>>()
  return (name, work) => {
    const done = (last.get(name) ?? Promise.resolve()).then(work)
    const settled = done
      .catch(() => {})
      .then(() => {
        if (last.get(name) === settled) last.delete(name)
      })
    last.set(name, settled)
    return done
  }
}
