import type { Content, FormPart } from '../content.js'
import { encodeGb18030 } from './gb18030.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A page of an office's site: the disclosure between navigation and footer, tables with spans. */
export function writeHtml(content: Content, encoding: 'utf-8' | 'gb18030'): Uint8Array {
  const title = `${content.organization}${content.year}年${content.stage}公开`
  const page = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="${encoding}">
<title>${escaped(title)}</title>
<style>td { border: 1px solid #000 }</style>
<script>var total = "99999999.99";</script>
</head>
<body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/xxgk/">政府信息公开</a></li><li><a href="/bsfw/">办事服务</a></li></ul></nav>
<main>
${content.parts.map((part) => (part.kind === 'form' ? form(part) : line(part.kind, part.text, part.kind === 'heading' ? part.depth : 0))).join('\n')}
</main>
<footer><p>主办：某某人民政府办公室　网站标识码：3300000001</p></footer>
</body>
</html>
`
  return encoding === 'utf-8' ? new TextEncoder().encode(page) : encodeGb18030(page)
}

function line(kind: string, text: string, depth: number): string {
  if (kind === 'heading') return `<h${depth + 1}>${escaped(text)}</h${depth + 1}>`
  return kind === 'cover' ? `<p class="cover"><strong>${escaped(text)}</strong></p>` : `<p>${escaped(text)}</p>`
}

function form(part: FormPart): string {
  const captions = [part.title, ...part.captions].map((text) => `<p>${escaped(text)}</p>`)
  const rows = part.rows.map((cells, at) => {
    const tag = at < part.headerRows ? 'th' : 'td'
    const written = cells.map(({ text, columns, rows }) => {
      const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`
      return `<${tag}${spans}>${text === '' ? '&nbsp;' : escaped(text)}</${tag}>`
    })
    return `<tr>${written.join('')}</tr>`
  })
  const notes = part.notes.map((text) => `<p>${escaped(text)}</p>`)
  return [...captions, '<table>', ...rows, '</table>', ...notes].join('\n')
}
