import type { Figure } from '../../core/figure.js'
import { sameDimension } from '../../core/unit.js'
import { saysDecrease } from '../../gate/fact-label.js'

const CHANGE_ZH = /(增加|减少|增长|下降)$/u
const CHANGE_EN = /^(increase|decrease|growth|fall) of /u
/** A goal of at least 95% is no 95%. */
const BOUND = /[≥≤≧≦><＞＜]|不低于|不少于|不高于|不超过|不得|大于|小于|以上|以下|以内|at least|at most/u

/** The word of a stated change (增加, 下降, growth), by which its magnitude is read; null for any other figure. */
export function changeWord({ label }: Figure): string | null {
  return CHANGE_ZH.exec(label)?.[1] ?? CHANGE_EN.exec(label)?.[1] ?? null
}

export const isChange = (figure: Figure): boolean => changeWord(figure) !== null

/** Whether the figure went down, so that its bar points the other way. */
export const pointsDown = (figure: Figure): boolean => saysDecrease(figure.label) && !figure.value.startsWith('-')

/** Whether figures may stand on one scale: one dimension, none with a bound, changes only beside changes. */
export function isComparable(figures: readonly Figure[]): boolean {
  const [first] = figures
  if (first === undefined) return false
  return figures.every(
    (one) =>
      sameDimension(one.unit, first.unit) &&
      isChange(one) === isChange(first) &&
      !(one.source !== null && BOUND.test(one.source.text)),
  )
}

const SUBTOTAL = /^(?:合计|总计|小计|总额|total)$/iu
/** 合计, 支出合计, 本年支出合计: the last word of a row or column that adds up its side of a form. */
const TOTAL_ROW = /(?:合\s*计|总\s*计)$/u
const CODE = /^(\d{3,7})\s/u

/**
 * Whether the places of two figures prove that one is a part of the other: in one column, a code below a code or a coded
 * row under the total; in one row, a column beside the total of its group.
 */
export function isWithin(part: Figure, whole: Figure): boolean {
  const [a, b] = [part.source, whole.source]
  if (a === null || b === null || a.table === null || a.document !== b.document || a.table !== b.table) return false
  if (a.row === null || b.row === null || a.column === null || b.column === null) return false
  if (a.column === b.column) {
    const code = CODE.exec(`${a.row} `)?.[1]
    const above = CODE.exec(`${b.row} `)?.[1]
    if (code === undefined) return false
    return above === undefined ? TOTAL_ROW.test(b.row.trim()) : code.length > above.length && code.startsWith(above)
  }
  if (a.row !== b.row || a.line !== b.line) return false
  const path = b.column.split(' / ')
  const last = path.at(-1) ?? ''
  const group = SUBTOTAL.test(last.replace(/\s/gu, '')) ? path.slice(0, -1) : path
  const own = a.column.split(' / ')
  return own.length > group.length && group.every((name, at) => own[at] === name)
}
