/** What members say in one language, and words that must be in what they get. */
export interface Spoken {
  readonly lang: 'en' | 'zh'
  readonly locale: string
  readonly question: string
  readonly answer: string
  readonly followUp: string
  readonly followed: string
  readonly howTo: string
  readonly offTopic: string
  readonly unsure: string
  readonly log: string
  readonly cause: string
  readonly up: string
  readonly down: string
  readonly commands: string
  readonly publish: string
  readonly published: string
  readonly thanks: string
  readonly noted: string
  readonly home: string
  readonly rules: Readonly<Record<'questions' | 'off', string>>
  /** A title that completes `typed`. */
  readonly typed: string
  readonly completed: string
}

const log = `2026-11-20 10:00:01.123 | + inc/python:pip_install:200 : sudo -H pip install -c requirements
Command "python setuo.py egg_info" failed with error code 1 in /tmp/pip-build-x1/appdirs/
2026-11-20 10:00:02.456 | + ./stack.sh:exit_trap:521 : exit 1
`

export const spoken: readonly Spoken[] = [
  {
    lang: 'en',
    locale: 'en-US',
    question: 'what does Cinder do',
    answer: 'Block Storage service',
    followUp: 'And Swift?',
    followed: 'Object Storage service',
    howTo: 'how do I create an instance',
    offTopic: 'who won the football world cup in 1998?',
    unsure: 'know',
    log,
    cause: 'setuptools',
    up: 'Helpful',
    down: 'Not helpful',
    commands: 'Show commands',
    publish: 'Publish to channel',
    published: 'published this answer already',
    thanks: 'Thanks, noted.',
    noted: 'those who write the notes',
    home: 'Where I answer',
    rules: { questions: 'questions that I can answer', off: 'never' },
    typed: 'Glance',
    completed: 'Glance',
  },
  {
    lang: 'zh',
    locale: 'zh-CN',
    question: 'Cinder 是做什么的',
    answer: '块存储',
    followUp: '那 Swift 呢？',
    followed: '对象存储',
    howTo: '怎么创建虚拟机',
    offTopic: '一九九八年世界杯冠军是谁？',
    unsure: '没有',
    log,
    cause: 'setuptools 过旧',
    up: '有帮助',
    down: '没帮助',
    commands: '显示命令',
    publish: '发布到频道',
    published: '已经有人发布过',
    thanks: '谢谢，已记录。',
    noted: '会交给写笔记的人',
    home: '我在哪里回答',
    rules: { questions: '我能回答的问题', off: '从不' },
    typed: 'Glance',
    completed: 'Glance',
  },
]
