import type { Form } from '../../src/message.ts'

/** A form of six parts, as a weekly report has. */
export const sixFields: Form = {
  id: 'report',
  title: 'Weekly report',
  context: '2026-W48',
  submit: 'Send',
  fields: ['Plan', 'Done', 'Not done', 'Problems', 'Next week', 'Suggestions'].map((label, i) => ({
    id: `f${i + 1}`,
    label,
    kind: 'paragraph' as const,
    optional: i > 0,
  })),
}

/** What people write into a field: to the limit that both chats take, with code, Chinese, emoji, and what looks like markup. */
export const hardTexts: readonly string[] = [
  '部署失败，重新执行脚本。'.repeat(250),
  '```bash\nsudo pip install --upgrade setuptools && ./stack.sh\n```',
  '🚀 done 👩‍💻 '.repeat(200),
  '@everyone <!channel> <@U1> "quoted" \\ {"f1": 1}',
  '',
  'line\n\n'.repeat(500),
]
