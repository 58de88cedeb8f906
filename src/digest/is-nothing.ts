const nothing =
  /^(?:无|没有|暂无|未知|没|还没有?|尚无|待定|待解决|没有问题|无问题|none|no|nope|nothing|not yet|no problems?|n\/?a|unknown|tbd|[-—?？.。/]+)[.。!！]?$/i

/** Empty, or a word that says so: `无`, `none`, `n/a`. */
export const isNothing = (text: string): boolean => text.trim() === '' || nothing.test(text.trim().slice(0, 20))
