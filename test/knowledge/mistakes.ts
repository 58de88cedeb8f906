import { termKinds } from '../../src/knowledge/knowledge.ts'
import { broken, error, type Files, good, kept, note } from './kb-folder.ts'

/** A folder with one mistake, and the whole message that it gives. */
export type Case = readonly [files: Files, message: string]

const copy = (text: string | undefined, from: string, to: string) => (text ?? '').replaceAll(from, to)

export const mistakes: readonly Case[] = [
  // files
  [
    { ...good, 'notes/image/glance.txt': 'x' },
    'notes/image/glance.txt → file: must be a Markdown file whose name ends in .md, got "glance.txt"',
  ],
  [
    { ...good, 'note/image/x.md': 'x' },
    'note → file: only notes/, errors/, terms.yaml, matrix.yaml, releases.yaml and README.md belong here, got "note"',
  ],
  [
    { ...good, 'notes/image/big.md': 'x'.repeat(65 * 1024) },
    'notes/image/big.md → file: must be at most 64 KB, got more',
  ],
  [
    { ...good, 'notes/image/latin.md': new Uint8Array([45, 45, 45, 10, 233, 10]) },
    'notes/image/latin.md → file: must be UTF-8 text without control characters, got other bytes',
  ],
  [
    { ...good, 'notes/image/bare.md': '# en\n' },
    'notes/image/bare.md → front matter: the file must begin with YAML between two lines of ---, got "# en\\n"',
  ],
  // front matter
  [
    broken(note, 'en: Glance,', 'en: Glance:'),
    'notes/image/glance.md → line 5: must be YAML (Nested mappings are not allowed in compact mappings; quote values that hold ": " or begin with a special character), got "en: Glance: the Image service"',
  ],
  [
    broken(note, 'kind: service', 'kind: servise'),
    'notes/image/glance.md → kind: must be one of service, concept, comparison, flow, howto, troubleshooting, got "servise"',
  ],
  [
    broken('notes/image/image-create.md', 'id: image-create', 'id: image-make'),
    'notes/image/image-create.md → id: must be the file\'s name, "image-create", got "image-make"',
  ],
  [
    {
      ...good,
      'notes/other/image-create.md': copy(
        good['notes/image/image-create.md'],
        '[how do I create an image, 怎么创建镜像]',
        '[x, 怎么]',
      ),
    },
    'notes/other/image-create.md → id: must be unique among notes and known errors (this id is already claimed by notes/image/image-create.md), got "image-create"',
  ],
  [
    broken(note, 'releases: all maintained', 'releases: 2026.2'),
    'notes/image/glance.md → releases: must be text (in quotes if it holds ": " or "#", or looks like a number), got "2026.2"',
  ],
  [
    broken(note, 'aliases:', 'color: red\naliases:'),
    'notes/image/glance.md → color: is no key of this file, got "red"',
  ],
  [broken(note, '  zh: Glance 镜像服务\n', ''), 'notes/image/glance.md → title.zh: is missing, got nothing'],
  [
    broken(note, 'https://docs', 'docs'),
    'notes/image/glance.md → sources[0]: must be an http or https address, got "docs.openstack.org/glance/latest/"',
  ],
  [
    broken(note, '2026-11-20', '2026-12-24'),
    'notes/image/glance.md → reviewed: must not be in the future (today is 2026-11-25), got 2026-12-24',
  ],
  [
    broken(note, '2026-11-20', '2026-02-30'),
    'notes/image/glance.md → reviewed: must be a day as YYYY-MM-DD, got "2026-02-30"',
  ],
  [
    broken(note, '  - Glance 是做什么的\n', ''),
    'notes/image/glance.md → asks: must hold at least one question in Chinese, got "[\\"what does Glance do\\"]"',
  ],
  // claims
  [
    broken(note, '  - what does Glance do', '  - How do I create an image?'),
    'notes/image/image-create.md → asks[0]: two files must not claim the same question (this question is already claimed by notes/image/glance.md), got "how do I create an image"',
  ],
  [
    broken(
      error,
      "[egg_info did not run successfully, 'setuptools is too old']",
      `'command  "python setup.py egg_info" failed with error code <*>'`,
    ),
    'errors/pip/setuptools-too-old.md → signatures[1]: two errors must not share a signature: give one of them a second line (this signature is already claimed by the same one), got "command  \\"python setup.py egg_info\\" failed with error code <…"',
  ],
  [
    broken('notes/image/image-create.md', 'asks:', 'aliases: [Image Service]\nasks:'),
    'notes/image/image-create.md → aliases[0]: an alias must belong to one note, once (this alias is already claimed by notes/image/glance.md), got "Image Service"',
  ],
  [
    broken('notes/image/image-create.md', 'asks:', 'aliases: [glanse]\nasks:'),
    'notes/image/image-create.md → aliases[0]: an alias must belong to one note, once (this alias is already claimed by the term Glance, which has its own note), got "glanse"',
  ],
  [
    broken('terms.yaml', 'was: [tenant]', 'was: [image service]'),
    'terms.yaml → [project]: a name must belong to one term, once (this name is already claimed by the term Glance), got "image service"',
  ],
  [
    broken('terms.yaml', 'kind: object', 'kind: thing'),
    `terms.yaml → [project].kind: must be one of ${termKinds.join(', ')}, got "thing"`,
  ],
  [
    broken('terms.yaml', 'term: Glance', 'term: Galaxy'),
    'notes/image/glance.md → id: must be a term of terms.yaml, got "glance"',
  ],
  [
    broken(note, 'image-create,', 'image-craete,'),
    'notes/image/glance.md → related[0]: must be the id of a note or known error, got "image-craete"',
  ],
  // text of a known error
  [
    broken(
      error,
      'Upgrade it.\n\n```\nsudo pip install --upgrade setuptools',
      'Upgrade it.\n\n```\nsudo reboot  # at last',
    ),
    'errors/pip/setuptools-too-old.md → # en ## Fix: a step that interrupts or deletes needs **Interrupts:** or **Destroys:** in the sentence before its block, got "sudo reboot"',
  ],
  [
    broken(
      error,
      '## 解决\n\n```\nsudo pip install',
      '## 解决\n\n**Destroys:** 旧服务器。\n\n```\nopenstack server delete old; pip install',
    ),
    'errors/pip/setuptools-too-old.md → # zh ## 解决: a step that interrupts or deletes needs **会中断：** or **会删除：** in the sentence before its block, got "openstack server delete old; pip install --upgrade setuptool…"',
  ],
  // text of a note
  [
    { ...good, [note]: (good[note] ?? '').slice(0, (good[note] ?? '').indexOf('# zh')) },
    'notes/image/glance.md → # zh: this part is missing, got nothing',
  ],
  [
    broken(note, 'Glance 保存镜像，并交给 Nova 使用。', 'Glance keeps images.'),
    'notes/image/glance.md → # zh lead: must be written in Chinese, got "Glance keeps images."',
  ],
  [
    broken(note, 'Glance keeps', `${'Glance keeps images. '.repeat(20)}`),
    'notes/image/glance.md → # en lead: must be at most 400 characters, got 451',
  ],
  [
    broken(note, '## Parts', '- more\n\n## Parts'),
    'notes/image/glance.md → # en lead: must be one paragraph; put the rest under a ## heading, got a further list',
  ],
  [
    broken(note, 'takes the requests', 'x'.repeat(800)),
    'notes/image/glance.md → # en ## Parts: must be at most 700 characters, got 815',
  ],
  [
    broken(note, '## 命令', '### 命令'),
    'notes/image/glance.md → # zh: must have as many ## sections as # en (2), got 1',
  ],
  [
    broken(note, 'takes the requests', 'takes <requests>'),
    'notes/image/glance.md → # en ## Parts: write what stands in angle brackets as `code`, got "<requests>"',
  ],
  [
    broken(note, 'takes the requests', 'FILL: what it takes'),
    'notes/image/glance.md → line 24: fill in what the skeleton left blank, got "- `glance-api` FILL: what it takes"',
  ],
  // known errors
  [
    broken(error, 'component: pip', 'component: apt'),
    'errors/pip/setuptools-too-old.md → component: must be its folder\'s name, "pip", got "apt"',
  ],
  [
    broken(error, '\'Command "python setup.py egg_info" failed with error code <*>\'', "'<*> <*>'"),
    'errors/pip/setuptools-too-old.md → signatures[0]: must hold constant words, not wildcards alone, got "<*> <*>"',
  ],
  [
    broken(error, '\'Command "python setup.py egg_info" failed with error code <*>\'', 'Connection refused'),
    'errors/pip/setuptools-too-old.md → signatures[0]: would match ordinary lines: it needs two words that they do not have, or one in a phrase of three, got "Connection refused"',
  ],
  [
    broken(error, 'error code 1 in', 'status 1 in'),
    'errors/pip/setuptools-too-old.md → signatures: one of them must match the sample under # log, got "Command \\"python setup.py egg_info\\" failed with error code <*…"',
  ],
  [
    broken(error, "'fatal error: Python.h'", 'Collecting os-testr'),
    'errors/pip/setuptools-too-old.md → unless[0]: must not match the sample under # log, got "Collecting os-testr"',
  ],
  [
    { ...good, [error]: (good[error] ?? '').replace(/(# log\n\n```\n)[^`]*/, '$1') },
    'errors/pip/setuptools-too-old.md → # log: the sample must not be empty, got nothing',
  ],
  [
    broken(error, 'Upgrade it.\n\n```\nsudo pip install --upgrade setuptools\n```', 'Upgrade it.'),
    'errors/pip/setuptools-too-old.md → # en ## Fix: must hold a fenced block of commands, got none',
  ],
  [
    broken(error, '## Check\n\n`./stack.sh` goes on.\n\n', ''),
    'errors/pip/setuptools-too-old.md → # en: its sections must be Cause, Fix, Check, got "Cause, Fix"',
  ],
  [
    broken(error, 'setuptools 过旧。', 'setuptools is too old.'),
    'errors/pip/setuptools-too-old.md → # zh ## 原因: must be written in Chinese, got "setuptools is too old."',
  ],
  // matrix and releases
  [
    broken('matrix.yaml', 'what: glance', 'what: glanse', kept),
    'matrix.yaml → [Glance].what: must begin with the id of a note or known error, got "glanse"',
  ],
  [
    broken('matrix.yaml', 'glance#Commands', 'glance#Command', kept),
    'matrix.yaml → [Glance].commands: must name a section of glance (Parts | Commands), got "glance#Command"',
  ],
  [
    broken('matrix.yaml', 'old#Fix', 'old#Cure', kept),
    'matrix.yaml → [Glance].trouble: must name a section of setuptools-too-old (Cause | Fix | Check), got "setuptools-too-old#Cure"',
  ],
  [
    broken('matrix.yaml', '  Glance:', '  Glanse:', kept),
    'matrix.yaml → [Glance]: needs a row, or a reason under "left out", got nothing',
  ],
  [
    broken('matrix.yaml', 'flow:', 'flows:', kept),
    'matrix.yaml → rows.Glance.flows: is no key of this file, got "n/a"',
  ],
  [
    broken('matrix.yaml', '[glance#Parts, glance]', '[glance, n/a]', kept),
    'matrix.yaml → rows.Glance.parts[1]: must be an id or id#Heading, got "n/a"',
  ],
  [
    broken('matrix.yaml', 'what: glance', 'what: Glance!', kept),
    'matrix.yaml → rows.Glance.what: must be an id, id#Heading, or n/a with the reason, got "Glance!"',
  ],
  [
    broken('releases.yaml', 'endOfLife: 2025-12-19', 'endOfLife: soon', kept),
    'releases.yaml → series[1].endOfLife: must be a day as YYYY-MM-DD, got "soon"',
  ],
]
