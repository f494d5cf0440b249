/** Where something stands in a file; what a format does not know is null. */
export interface StandingPlace {
  line: number | null
  page: number | null
  sheet: string | null
  /** Address in a sheet: `B7`. */
  cell: string | null
}

/** Where something stands, for people: by sheet and cell, or by page; a line is what text files have. Empty where nothing is known. */
export function placeWords({ line, page, sheet, cell }: StandingPlace): { zh: string; en: string } {
  if (sheet !== null || cell !== null) {
    const inside = sheet === null ? { zh: '', en: '' } : { zh: `工作表“${sheet}”`, en: `sheet “${sheet}”` }
    if (cell === null) return inside
    return { zh: `${inside.zh}${cell}`, en: inside.en === '' ? cell : `${inside.en}, ${cell}` }
  }
  if (page !== null) return { zh: `第 ${page} 页`, en: `page ${page}` }
  return line === null ? { zh: '', en: '' } : { zh: `第 ${line} 行`, en: `line ${line}` }
}
