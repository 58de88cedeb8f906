/** Words that carry no subject: grammar, politeness and the words of asking. They are dropped on both sides. */

const english = `a about above actually after again all also am an and any anybody anyone are aren't around as at be because been before being both
but by came can can't cannot could couldn't did didn't do does doesn't doing don't done each either else etc even ever every everybody everyone
few for from further get gets getting give given go goes going gone got had has hasn't have haven't having he hello help her here hey hi him his how
i i'd i'll i'm i've if in instead into is isn't it it's its itself just know let like looking make makes me may maybe me mean means might mine more most
much must my myself need needed needs no nor now of off ok on once one only or other our ourselves out over own please pls possible really right said
same say see seem seems should shouldn't since so some somebody someone something still such sure take tell than thank thanks that that's the their
them then there these they thing things think this those though through to too tried try trying u under until up upon us use used user's using various very via want
wants was wasn't way ways we well were what what's whats when where where's whether which while who whom whose why will with within without won't
would wouldn't yes yet you you're your yours
wat wht wats whts hw plz thx thks tks pls ppl im ive id cant cannt dont doesnt didnt isnt wont wouldnt couldnt shouldnt havent u ur r y b n abt bout coz cuz bcoz becuz wanna gonna gotta lemme gimme tho btw imo fyi anyway dude bro mate
difference differences different differ between versus vs compare comparison compared explain describe detail details detailed definition define example
question answer wondering consist consists consisting composed comprise include includes including contain contains belong anybody able familiar following exactly actual currently correct best good`

const chinese = `什么 怎么 怎样 如何 为什么 为何 为啥 哪些 哪个 哪里 哪儿 哪种 多少 几个 是否 可以 能否 能不能 可不可以 是不是 有没有 请问 请教 一下 说一下 介绍 解释 描述 讨论 详细 简述 谈谈
区别 差别 异同 不同 比较 对比 之间 以及 还是 或者 并且 而且 但是 因为 所以 如果 那么 这个 那个 这些 那些 我们 你们 他们 大家 知道 需要 应该 想要 问题 问下 求助 谢谢 好用 时候 情况 一个 一些 通常 一般 进行
怎么办 怎么样 是什么 什么是 干什么 做什么 有什么 用什么 为何 到底 究竟 真的 其实 然后 现在 已经 还有 另外 关于 对于 使用 作用 用途 含义 意思 概念 的话 方法 办法 方式
咋 咋办 咋样 啥 啥是 啥意思 为啥 咋回事 怎么回事 有人 哪位 大佬 大神 各位 求 求问 请教一下 帮忙 帮我 一直 老是 总是 总 怎么才能 怎么能
的 了 吗 呢 吧 啊 呀 么 是 在 和 与 或 及 把 被 让 给 从 向 对 将 就 也 都 还 又 再 很 太 更 最 我 你 他 它 她 这 那 有 没 不 要 会 能 可 请 让 用 到 里 中 上 下 个 种 等 来 去 如 若 之 其 且 而 但 则 所 以 为 于`

export const englishStopWords: ReadonlySet<string> = new Set(english.split(/\s+/))
export const chineseStopWords: ReadonlySet<string> = new Set(chinese.split(/\s+/))
