/** Slack blocks → an HTML page that resembles Slack, to look at what is sent. No part of the bot. */

type Node = Readonly<Record<string, unknown>>

export interface Shot {
  readonly title: string
  readonly kind: 'message' | 'modal' | 'home'
  readonly blocks: readonly unknown[]
  /** Of a modal. */
  readonly submit?: string
  readonly close?: string
  readonly note?: string
}

export function slackPage({ title, kind, blocks, submit, close, note }: Shot): string {
  const inside = blocks.map((block) => shown(block as Node)).join('')
  const body =
    kind === 'message'
      ? `<div class="message"><div class="face">A</div><div class="body"><b>Askstack</b> <span class="app">APP</span> <span class="time">14:05</span>${note ? `<div class="note">${note}</div>` : ''}${inside}</div></div>`
      : kind === 'modal'
        ? `<div class="modal"><h2>${escaped(title)}<span>✕</span></h2>${inside}<div class="foot"><button>${escaped(close ?? '')}</button><button class="primary">${escaped(submit ?? '')}</button></div></div>`
        : `<div class="home"><div class="tabs"><b>Home</b> Messages About</div>${inside}</div>`
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${kind}">${body}</body>`
}

function shown(block: Node): string {
  const { type, text, elements, rows } = block
  switch (type) {
    case 'header':
      return `<h3>${escaped((text as Node).text)}</h3>`
    case 'divider':
      return '<hr>'
    case 'rich_text':
      return `<div class="rich">${all(elements, rich)}</div>`
    case 'table':
      return `<table>${all(rows, (row) => `<tr>${all(row, cell)}</tr>`)}</table>`
    case 'actions':
      return `<div class="actions">${all(elements, (one) => `<button class="${one.style ?? ''}">${escaped((one.text as Node).text)}</button>`)}</div>`
    case 'input':
      return input(block)
    default:
      return `<pre>${escaped(JSON.stringify(block))}</pre>`
  }
}

function rich({ type, elements, style, indent, offset }: Node): string {
  switch (type) {
    case 'rich_text_preformatted':
      return `<pre>${all(elements, run)}</pre>`
    case 'rich_text_quote':
      return `<blockquote>${all(elements, run)}</blockquote>`
    case 'rich_text_list': {
      const tag = style === 'ordered' ? 'ol' : 'ul'
      const from = style === 'ordered' ? ` start="${Number(offset ?? 0) + 1}"` : ''
      return `<${tag}${from} style="margin-left:${Number(indent ?? 0) * 28}px">${all(elements, (item) => `<li>${all(item.elements, run)}</li>`)}</${tag}>`
    }
    default:
      return `<p>${all(elements, run)}</p>`
  }
}

function run({ type, text, url, style }: Node): string {
  const { bold, italic, strike, code } = (style ?? {}) as Record<string, boolean>
  const inner = type === 'link' ? `<a>${escaped(text ?? url)}</a>` : escaped(text)
  const tags = [bold && 'b', italic && 'i', strike && 's', code && 'code'].filter(Boolean) as string[]
  return tags.reduce((html, tag) => `<${tag}>${html}</${tag}>`, inner)
}

const cell = (one: Node): string => `<td>${one.type === 'raw_text' ? escaped(one.text) : all(one.elements, rich)}</td>`

function input({ label, element, optional, hint }: Node): string {
  const { type, options = [], initial_option, placeholder, multiline } = element as Node
  const name = `<label>${escaped((label as Node).text)}${optional ? ' <small>(optional)</small>' : ''}</label>`
  const under = hint ? `<small>${escaped((hint as Node).text)}</small>` : ''
  if (type === 'file_input') return `${name}<div class="drop">⬆ Upload a file</div>${under}`
  if (type === 'plain_text_input') {
    return `${name}<div class="field ${multiline ? 'tall' : ''}">${escaped((placeholder as Node)?.text ?? '')}</div>${under}`
  }
  const chosen = (initial_option as Node | undefined)?.value
  return `${name}${all(options, (one) => `<div class="radio"><i class="${one.value === chosen ? 'on' : ''}"></i>${escaped((one.text as Node).text)}</div>`)}${under}`
}

const all = (nodes: unknown, show: (node: Node) => string): string => ((nodes ?? []) as Node[]).map(show).join('')

const escaped = (text: unknown): string =>
  String(text ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const style = `
body{font:15px/1.47 Lato,'Noto Sans','Noto Sans CJK SC',sans-serif;color:#1d1c1d;margin:0;padding:20px;background:#fff}
body.modal{background:#8a8a8a}.message{display:flex;gap:8px;max-width:760px}.body{flex:1;min-width:0}
.face{width:36px;height:36px;border-radius:6px;background:#1f2d3d;color:#fff;display:grid;place-items:center;font-weight:700;flex:none}
.app{font-size:10px;background:#eee;color:#616061;border-radius:2px;padding:1px 3px}.time,.note,small{color:#616061;font-size:12px}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.rich{margin:4px 0 8px}ul,ol{margin:0;padding-left:28px}h3{font-size:18px;margin:8px 0 4px}
pre{background:#f8f8f8;border:1px solid #ddd;border-radius:4px;padding:8px;margin:4px 0;font:12px/1.5 Menlo,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace;white-space:pre-wrap;overflow-wrap:anywhere}
code{background:#f8f8f8;border:1px solid #ddd;border-radius:3px;color:#c01343;font:12px Menlo,'DejaVu Sans Mono',monospace;padding:1px 3px}
a{color:#1264a3}blockquote{margin:0;border-left:4px solid #ddd;padding-left:12px;white-space:pre-wrap}table{border-collapse:collapse;margin:8px 0}td{border:1px solid #ddd;padding:4px 10px;vertical-align:top}
.actions{display:flex;gap:8px;flex-wrap:wrap;margin-top:8px}button{border:1px solid #bbb;border-radius:4px;background:#fff;font:700 13px Lato,'Noto Sans','Noto Sans CJK SC',sans-serif;padding:5px 12px}.primary{background:#007a5a;color:#fff;border:0}
.modal>div.modal,div.modal{width:520px;background:#fff;border-radius:8px;padding:20px 28px;margin:auto}h2{font-size:22px;margin:0 0 16px;display:flex;justify-content:space-between}
label{display:block;font-weight:700;margin:14px 0 6px}.field{border:1px solid #888;border-radius:4px;padding:8px 12px;color:#868686;min-height:20px}.tall{min-height:110px}
.drop{border:1px dashed #888;border-radius:4px;padding:10px;text-align:center;font-weight:700}.radio{display:flex;gap:10px;align-items:center;margin:6px 0}.radio i{width:16px;height:16px;border:1px solid #888;border-radius:50%}.radio i.on{border:5px solid #1264a3;width:8px;height:8px}
.foot{display:flex;justify-content:flex-end;gap:10px;margin-top:22px}.home{max-width:760px;margin:auto}.tabs{border-bottom:1px solid #ddd;padding-bottom:8px;margin-bottom:16px;color:#616061;word-spacing:14px}.tabs b{color:#1d1c1d}
hr{border:0;border-top:1px solid #ddd}`
