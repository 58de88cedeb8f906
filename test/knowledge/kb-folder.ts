import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A kb folder as data: path → text. */
export type Files = Record<string, string | Uint8Array>

export const note = 'notes/image/glance.md'
export const error = 'errors/pip/setuptools-too-old.md'

/** A small kb folder without any mistake. */
export const good: Readonly<Record<string, string>> = {
  'README.md': 'How to write here.\n',
  'terms.yaml': `
- term: Glance
  kind: service
  zh: 镜像服务
  aliases: [image service]
  misspelt: [glanse]
- { term: project, kind: object, zh: [项目], was: [tenant], means: { en: Owns resources., zh: 资源的归属。 } }
`,
  [note]: `---
id: glance
kind: service
title:
  en: Glance, the Image service
  zh: Glance 镜像服务
aliases: [image service, 镜像服务]
asks:
  - what does Glance do
  - Glance 是做什么的
releases: all maintained
related: [image-create, setuptools-too-old]
sources:
  - https://docs.openstack.org/glance/latest/
reviewed: 2026-11-20
---

# en

Glance keeps images and hands them to Nova.

## Parts

- \`glance-api\` takes the requests

## Commands

\`\`\`
# openstack image list is a command, not a heading
openstack image list
\`\`\`

# zh

Glance 保存镜像，并交给 Nova 使用。

## 组成

- \`glance-api\` 接收请求

## 命令

\`\`\`
openstack image list
\`\`\`
`,
  'notes/image/image-create.md': `---
id: image-create
kind: howto
title: { en: Create an image, zh: 创建镜像 }
asks: [how do I create an image, 怎么创建镜像]
releases: any
sources: [https://docs.openstack.org/glance/latest/]
reviewed: 2026-11-20
---
# en

Use one command.

# zh

一条命令即可。
`,
  [error]: `---
id: setuptools-too-old
component: pip
title:
  en: pip fails in egg_info
  zh: pip 在 egg_info 一步失败
signatures:
  - 'Command "python setup.py egg_info" failed with error code <*>'
  - [egg_info did not run successfully, 'setuptools is too old']
unless:
  - 'fatal error: Python.h'
asks:
  - pip egg_info error
releases: any
platforms: [ubuntu]
sources:
  - https://docs.openstack.org/devstack/latest/
reviewed: 2026-11-20
---

# log

\`\`\`
2026-11-20 10:00:01 | Collecting os-testr
2026-11-20 10:00:02 | Command "python setup.py egg_info" failed with error code 1 in /tmp/x
\`\`\`

# en

## Cause

setuptools is too old.

## Fix

Upgrade it.

\`\`\`
sudo pip install --upgrade setuptools
\`\`\`

## Check

\`./stack.sh\` goes on.

# zh

## 原因

setuptools 过旧。

## 解决

\`\`\`
sudo pip install --upgrade setuptools
\`\`\`

## 检查

\`./stack.sh\` 继续执行。
`,
}

/** The good folder with the tables that its writers keep beside it. */
export const kept: Readonly<Record<string, string>> = {
  ...good,
  'matrix.yaml': `
rows:
  Glance:
    what: glance
    parts: [glance#Parts, glance]
    flow: n/a
    install: n/a, an example
    commands: glance#Commands
    trouble: setuptools-too-old#Fix
left out:
  Django: a library
`,
  'releases.yaml': `
source: https://releases.openstack.org/
checked: 2026-11-20
series:
  - { name: Hibiscus, number: "2026.2", released: 2026-09-30 }
  - { name: Zed, released: 2022-10-05, endOfLife: 2025-12-19 }
`,
}

/** Writes a kb folder that lives as long as the test. */
export async function kbFolder(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kb-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

/** The good folder with one text replaced in one of its files. */
export function broken(file: string, from: string, to: string, folder = good): Files {
  const text = folder[file] ?? ''
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  return { ...folder, [file]: text.replace(from, () => to) }
}
