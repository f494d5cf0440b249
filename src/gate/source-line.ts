import type { Source } from '../core/source.js'
import { placeWords } from '../language/place-words.js'
import type { InterfaceLanguage } from '../language/stages.js'

/** `[1] 表5 行2010350 事业运行 列合计（weinan-2024-budget，第 651 行）`: where a figure stands, for people. */
export function sourceLine(mark: number, source: Source, language: InterfaceLanguage): string {
  return `[${mark}] ${sourceWords(source, language)}`
}

/** A source line without its mark. */
export function sourceWords(source: Source, language: InterfaceLanguage): string {
  const zh = language === 'zh'
  const place = [
    source.table,
    source.row === null ? null : `${zh ? '行' : 'row '}${source.row}`,
    source.column === null ? null : `${zh ? '列' : 'column '}${source.column}`,
  ]
    .filter((part) => part !== null)
    .join(' ')
  const stands = placeWords(source)[language]
  const read = source.recognized === true ? [zh ? '图像识别' : 'read by OCR'] : []
  const where = [source.document, ...(stands === '' ? [] : [stands]), ...read].join(zh ? '，' : ', ')
  const text = source.table === null ? (zh ? `正文“${source.text}”` : `text “${source.text}”`) : place
  return zh ? `${text}（${where}）` : `${text} (${where})`
}
