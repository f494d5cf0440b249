import type { Source } from '../core/source.js'
import type { InterfaceLanguage } from '../language/stages.js'

/** `[1] 表5 行2010350 事业运行 列合计（weinan-2024-budget，第 651 行）`: where a figure stands, for people. */
export function sourceLine(mark: number, source: Source, language: InterfaceLanguage): string {
  const zh = language === 'zh'
  const place = [
    source.table,
    source.row === null ? null : `${zh ? '行' : 'row '}${source.row}`,
    source.column === null ? null : `${zh ? '列' : 'column '}${source.column}`,
  ]
    .filter((part) => part !== null)
    .join(' ')
  const line = source.line === null ? '' : zh ? `，第 ${source.line} 行` : `, line ${source.line}`
  const page = source.page === null ? '' : zh ? `，第 ${source.page} 页` : `, page ${source.page}`
  const where = `${source.document}${page}${line}`
  const text = source.table === null ? (zh ? `正文“${source.text}”` : `text “${source.text}”`) : place
  return zh ? `[${mark}] ${text}（${where}）` : `[${mark}] ${text} (${where})`
}
