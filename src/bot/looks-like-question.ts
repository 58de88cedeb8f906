const asks =
  /[?？]\s{0,10}$|^(how|what|why|where|which|who|when|can|could|is|are|does|do|should|explain|describe)\b|\b(how (do|to|can)|does anyone know|any idea|what('s| is| are| does))\b|怎么|如何|什么|为什么|为何|哪(个|些|里)|吗|呢[？?]?$|有没有|能不能|区别/iu

const longest = 2_000

/** True for what reads as a question, in English or Chinese. */
export function looksLikeQuestion(text: string): boolean {
  return asks.test(text.slice(0, longest).trim())
}
