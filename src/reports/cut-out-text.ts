import type { CutOut } from './cut-out.js'

/** A cut-out in words, a line a row: `住房保障支出：预算数 【114,147.00】`; the marked cells in lenticular brackets, empty cells left out. */
export function cutOutText(cutOut: CutOut, language: 'zh' | 'en'): string[] {
  const zh = language === 'zh'
  const unit = cutOut.unit === '' ? '' : zh ? `（单位：${cutOut.unit}）` : ` (unit: ${cutOut.unit})`
  const rows = cutOut.rows.flatMap((row) => {
    const cells = row.cells.flatMap(({ text, mark }, at) => {
      if (text.trim() === '' && mark === null) return []
      const column = cutOut.columns[at]?.path.join(' / ') ?? ''
      return [`${column} ${mark === null ? text : `【${text}】`}`.trim()]
    })
    // A neighbour that is empty shows nothing.
    if (cells.length === 0) return row.afterGap ? ['…'] : []
    const name = row.name === '' ? '' : `${row.name}${zh ? '：' : ': '}`
    return [...(row.afterGap ? ['…'] : []), `${name}${cells.join(zh ? '；' : '; ')}`]
  })
  return [`${cutOut.title}${unit}`, ...rows]
}
