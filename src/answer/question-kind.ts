import type { NoteKind } from '../knowledge/knowledge.ts'

export const questionKinds = [
  'difference',
  'why',
  'symptom',
  'flow',
  'command',
  'default',
  'howto',
  'list',
  'definition',
  'other',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** The words by which people show what kind of answer they want. The first kind that is met counts. */
const signs: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'difference',
    /\b(differen\w*|vs\.?|versus|compar\w*|better than|instead of|or should i|which (one )?(is|should))\b|区别|差别|异同|不同|对比|比较|选型|还是.{1,20}好|和.{1,20}哪个/i,
  ],
  [
    'symptom',
    /\b(can ?n[o']?t|cannot|can not|unable|fail\w*|error\w*|not work\w*|doesn'?t|isn'?t|won'?t|stuck|hangs?|timed? ?out|refused|denied|forbidden|unauthorized|slow|lost|missing|broken|wrong|no valid|not found|unreachable|crash\w*|4[0-2]\d|50\d)\b|不能|无法|失败|报错|错误|不通|不了|不上|异常|不正常|超时|拒绝|卡住|卡在|很慢|没有.{0,6}(ip|网络|权限)|起不来|找不到|不存在|不显示|丢失/i,
  ],
  ['why', /\bwhy\b|\bwhat('s| is) the (reason|point|purpose)\b|为什么|为何|为啥|原因/i],
  [
    'flow',
    /\b(flow|step by step|what happens|process of|how does .{1,60} work|how do .{1,60} work|lifecycle|workflow|walk me through|describe in detail how)\b|流程|过程|原理|怎么工作|如何工作|如何实现|步骤|是如何|怎样实现/i,
  ],
  ['command', /\b(commands?|cli|which (rest )?api|api call|syntax)\b|命令|用什么(指令|api)|哪个(api|接口)/i],
  [
    'default',
    /\b(defaults?|maximum|minimum|limits?|how (many|much|long|big|large)|which port|port number|where (is|are|does|do))\b|默认|缺省|最大|最小|多少|多大|几个|哪个端口|端口号|在哪|哪里|路径|位置/i,
  ],
  [
    'howto',
    /\b(how (to|do|can|should|would)|is it possible|is there (a|any) way|steps to|set ?up|configur\w*|install\w*|enabl\w*|disabl\w*|creat\w*|delet\w*|add\w*|chang\w*|reset\w*|upgrad\w*)\b|怎么|如何|怎样|能否|能不能|可以.{1,20}吗|方法|配置|安装|部署|创建|删除|修改/i,
  ],
  [
    'list',
    /\b(list|what (types?|kinds?)|types of|which .{0,20}(are|do|can)|name (the|some)|examples? of|components?)\b|哪些|哪几|列出|有什么|种类|类型|组件/i,
  ],
  [
    'definition',
    /\b(what('s| is| are| does)|define|definition|explain|describe|tell me about|meaning|purpose|used for)\b|什么是|是什么|是啥|干什么|做什么|介绍|解释|说一下|作用|概念|含义/i,
  ],
]

export function questionKindOf(text: string): QuestionKind {
  const start = text.slice(0, 1_000)
  return signs.find(([, sign]) => sign.test(start))?.[0] ?? 'other'
}

type Fit = Readonly<Partial<Record<NoteKind | 'error', number>>>

/** How well each kind of note answers each kind of question; what is not named fits half. */
const fits: Readonly<Record<QuestionKind, Fit>> = {
  definition: { service: 1, concept: 1, comparison: 0.4, flow: 0.4, howto: 0.2, troubleshooting: 0, error: 0 },
  difference: { comparison: 1, concept: 0.6, service: 0.5, howto: 0.2, troubleshooting: 0, error: 0 },
  why: { concept: 0.8, comparison: 0.7, troubleshooting: 0.8, flow: 0.5, service: 0.6, howto: 0.3, error: 0.5 },
  symptom: { troubleshooting: 1, error: 0.8, howto: 0.5, concept: 0.3, service: 0.2, comparison: 0.1, flow: 0.3 },
  flow: { flow: 1, concept: 0.7, howto: 0.6, service: 0.5, comparison: 0.2, troubleshooting: 0.2, error: 0 },
  command: { howto: 1, concept: 0.6, service: 0.5, troubleshooting: 0.5, error: 0.2 },
  default: { concept: 0.8, howto: 0.8, service: 0.7, troubleshooting: 0.4, error: 0.1 },
  howto: { howto: 1, concept: 0.6, troubleshooting: 0.6, service: 0.4, flow: 0.5, comparison: 0.3, error: 0.4 },
  list: { concept: 0.8, service: 0.8, comparison: 0.7, howto: 0.6, flow: 0.4, troubleshooting: 0.2, error: 0 },
  other: {},
}

/** 0 to 1: how well an entry of kind `entry` answers a question of kind `question`. */
export const fitOf = (question: QuestionKind, entry: NoteKind | 'error'): number => fits[question][entry] ?? 0.5
