import type { Content, FormPart } from '../content.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const isFigure = (text: string): boolean => /^[-△]?[\d,.]+%?$|^-$/.test(text)

/** A page for print: narrow margins, so that names are broken, figures at the right of their cells. */
const PAGE = `@page{size:A4;margin:18mm 16mm}
body{font:10.5pt/1.6 "Noto Serif CJK SC";margin:0}
table{width:100%;border-collapse:collapse;font:9pt/1.35 "Noto Sans CJK SC";margin-bottom:14pt}
td,th{padding:2pt 3pt;font-weight:normal;vertical-align:middle}
th{text-align:center}td.figure{text-align:right;white-space:nowrap}
p{margin:2pt 0;text-indent:2em}.cover{font-size:22pt;text-align:center;margin:60pt 0;text-indent:0}
.title{font-size:14pt;text-align:center;margin:6pt 0;text-indent:0}.caption{font-size:9pt;text-indent:0}
h2{font-size:16pt;text-align:center;break-before:page}h3{font-size:12pt}tr{break-inside:avoid}`

/** The content as one page whose tables look as `css` says. */
export function writeStyled(content: Content, css: string): string {
  const parts = content.parts.map((part) => {
    if (part.kind === 'form') return form(part)
    if (part.kind === 'heading') return `<h${part.depth + 1}>${escaped(part.text)}</h${part.depth + 1}>`
    return `<p${part.kind === 'cover' ? ' class="cover"' : ''}>${escaped(part.text)}</p>`
  })
  return `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>${PAGE}${css}</style><body>${parts.join('\n')}</body></html>`
}

function form(part: FormPart): string {
  const line = (text: string, kind: string, align = 'left'): string =>
    `<p class="${kind}" style="text-align:${align}">${escaped(text)}</p>`
  const captions = part.captions.map((text) => line(text, 'caption', /^单位/.test(text) ? 'right' : 'left'))
  const rows = part.rows.map((cells, at) => {
    const isHeader = at < part.headerRows
    const written = cells.map(({ text, columns, rows: high }) => {
      const kind = !isHeader && isFigure(text) ? ' class="figure"' : ''
      const tag = isHeader ? 'th' : 'td'
      return `<${tag} colspan="${columns}" rowspan="${high}"${kind}>${escaped(text)}</${tag}>`
    })
    return `<tr>${written.join('')}</tr>`
  })
  const table = `<table><thead>${rows.slice(0, part.headerRows).join('')}</thead><tbody>${rows.slice(part.headerRows).join('')}</tbody></table>`
  return [
    line(part.title, 'title', 'center'),
    ...captions,
    table,
    ...part.notes.map((text) => line(text, 'caption')),
  ].join('')
}
