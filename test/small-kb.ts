import type { Knowledge, KnownError, Note, Term } from '../src/knowledge/knowledge.ts'

/** A knowledge of a few pages for tests that must not depend on what kb/ holds today. */

type NoteFields = Pick<Note, 'id' | 'kind' | 'title' | 'asks'> & { readonly en: string; readonly zh: string }

export function note({ en, zh, ...fields }: NoteFields): Note {
  const cut = (markdown: string) => {
    const [lead = '', ...sections] = markdown.trim().split(/^## /m)
    return {
      lead: lead.trim(),
      sections: sections.map((section) => {
        const [heading = '', ...lines] = section.split('\n')
        return { heading, markdown: lines.join('\n').trim() }
      }),
    }
  }
  return {
    ...fields,
    aliases: [],
    releases: 'any',
    related: [],
    sources: ['https://docs.openstack.org/'],
    reviewed: '2026-11-25',
    text: { en: cut(en), zh: cut(zh) },
    file: `notes/test/${fields.id}.md`,
  }
}

const term = (name: string, kind: Term['kind'], more: Partial<Term> = {}): Term => ({
  term: name,
  kind,
  zh: [],
  aliases: [],
  was: [],
  misspelt: [],
  ...more,
})

export const terms: readonly Term[] = [
  term('Glance', 'service', { zh: ['镜像服务'], aliases: ['image service'] }),
  term('Nova', 'service', { zh: ['计算服务'] }),
  term('Swift', 'service', { zh: ['对象存储服务'] }),
  term('Cinder', 'service', { zh: ['块存储服务'] }),
  term('OpenStack', 'project'),
  term('volume', 'object', { zh: ['卷', '云硬盘'] }),
  term('image', 'object', { zh: ['镜像'] }),
  term('project', 'object', { zh: ['项目', '租户'], was: ['tenant'] }),
  term('quota', 'concept', { zh: ['配额'] }),
  term('cinder-volume', 'concept'),
  term('fan-out exchange', 'concept', {
    aliases: ['fanout exchange'],
    means: { en: 'An exchange that copies each message to every queue.', zh: '把每条消息发给所有队列的交换机。' },
  }),
  term('create', 'word', { zh: ['创建'] }),
  term('delete', 'word', { zh: ['删除'], aliases: ['remove'] }),
  term('Taylor Swift', 'elsewhere'),
  term('Docker', 'neighbour'),
]

const glance = note({
  id: 'glance',
  kind: 'service',
  title: { en: 'Glance, the Image service', zh: 'Glance 镜像服务' },
  asks: ['what does Glance do', 'where do images come from', 'Glance 是做什么的'],
  en: 'Glance stores images and hands them out.\n\n## Parts\n\nOne daemon, glance-api.\n\n## Upload\n\n```\nopenstack image create NAME\n```',
  zh: 'Glance 保存并分发镜像。\n\n## 组成\n\n一个守护进程 glance-api。\n\n## 上传\n\n```\nopenstack image create NAME\n```',
})

const volumes = note({
  id: 'volume-create',
  kind: 'howto',
  title: { en: 'Create and delete a volume', zh: '创建和删除卷' },
  asks: ['how do I create a volume', 'make a disk in cinder', 'how to delete a volume', '怎么创建卷', '怎么删除云硬盘'],
  en: 'Volumes are made with `openstack volume create`.\n\n## Limits\n\nThe quota of the project counts.\n\n## Create\n\n```\nopenstack volume create --size 10 NAME\n```\n\n## Delete\n\n```\nopenstack volume delete NAME\n```',
  zh: '用 `openstack volume create` 创建卷。\n\n## 限制\n\n受项目配额限制。\n\n## 创建\n\n```\nopenstack volume create --size 10 NAME\n```\n\n## 删除\n\n```\nopenstack volume delete NAME\n```',
})

const storage = note({
  id: 'swift-vs-cinder',
  kind: 'comparison',
  title: { en: 'Swift or Cinder', zh: 'Swift 和 Cinder 的区别' },
  asks: ['difference between swift and cinder', 'swift 和 cinder 有什么区别'],
  en: 'Swift keeps objects, Cinder gives disks.\n\n## Why\n\nHistory.\n\n## Side by side\n\n| | Swift | Cinder |\n|---|---|---|\n| unit | object | volume |',
  zh: 'Swift 存对象，Cinder 提供磁盘。\n\n## 缘由\n\n历史。\n\n## 对照\n\n| | Swift | Cinder |\n|---|---|---|\n| 单位 | 对象 | 卷 |',
})

const nova = note({
  id: 'nova',
  kind: 'service',
  title: { en: 'Nova, the Compute service', zh: 'Nova 计算服务' },
  asks: ['what does Nova do', 'Nova 是做什么的'],
  en: 'Nova runs instances. It needs Placement.',
  zh: 'Nova 运行实例。它依赖 Placement。',
})

const cinder = note({
  id: 'cinder',
  kind: 'service',
  title: { en: 'Cinder, the Block Storage service', zh: 'Cinder 块存储服务' },
  asks: ['what does Cinder do', 'Cinder 是做什么的'],
  en: 'Cinder gives volumes to instances.',
  zh: 'Cinder 为实例提供卷。',
})

const quotas = note({
  id: 'quota',
  kind: 'howto',
  title: { en: 'Quotas of a project', zh: '项目的配额' },
  asks: ['how to raise the quota of a project', '怎么提高项目配额'],
  en: 'Use `openstack quota set`.',
  zh: '用 `openstack quota set`。',
})

export const eggInfo: KnownError = {
  id: 'setuptools-too-old',
  component: 'pip',
  title: { en: 'setuptools is too old', zh: 'setuptools 过旧' },
  signatures: [['Command "python setup.py egg_info" failed with error code <*>']],
  unless: [],
  symptom: false,
  asks: ['egg_info fails', 'egg_info 报错'],
  releases: 'any',
  platforms: [],
  sources: ['https://docs.openstack.org/devstack/latest/'],
  reviewed: '2026-11-25',
  text: {
    en: {
      cause: 'Too old.',
      fix: '```\nsudo pip install --upgrade setuptools\n./stack.sh\n```',
      check: '```\npip --version\n```',
    },
    zh: {
      cause: '版本过旧。',
      fix: '```\nsudo pip install --upgrade setuptools\n./stack.sh\n```',
      check: '```\npip --version\n```',
    },
  },
  log: 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-1/x',
  file: 'errors/pip/setuptools-too-old.md',
}

export const smallKb: Knowledge = { notes: [glance, volumes, storage, nova, cinder, quotas], errors: [eggInfo], terms }
