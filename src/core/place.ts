/** Where something stands in a file that has pages or sheets; parts a format does not know are null. */
export interface Place {
  /** 1-based. */
  page: number | null
  /** Left, top, right, bottom in points from the upper left corner of the page as it is read (rotation applied). */
  box: [number, number, number, number] | null
  sheet: string | null
  /** Address in a sheet: `B7`. */
  cell: string | null
  /** True for what was recognised from a picture (图像识别): never exact, and a witness of nothing. Absent otherwise. */
  recognized?: true
}

/** The first line of a page or a sheet; it reaches to the next start. */
export interface PageStart {
  line: number
  page: number | null
  sheet: string | null
  /** See `Place`. */
  recognized?: true
}

const NOWHERE: Place = { page: null, sheet: null, cell: null, box: null }

/** Page and sheet of a source line, from the starts in ascending order; all null where the format has neither. */
export function placeOfLine(pages: readonly PageStart[] | undefined, line: number | null): Place {
  if (pages === undefined || line === null) return NOWHERE
  const start = pages.findLast((one) => one.line <= line)
  if (start === undefined) return NOWHERE
  const { page, sheet, recognized } = start
  return { ...NOWHERE, page, sheet, ...(recognized === true ? { recognized } : {}) }
}
