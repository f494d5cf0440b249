import { withoutBlanks } from '../documents/words.js'
import type { Column } from './types.js'

/**
 * True for forms of purchases (政府采购, 资产配置), whose lines one project repeats: a line is told by all its descriptions together.
 */
export function isDetailed(columns: readonly Column[]): boolean {
  return columns.some((column) =>
    /(采购项目|采购品目|品目名称|采购目录|规格型号)/.test(withoutBlanks(column.path.at(-1) ?? '')),
  )
}

/** Name of a line of such a form: the project, then what the other columns describe, with / between. */
export function detailedName(name: string, texts: readonly { text: string }[]): string {
  return [name, ...texts.map(({ text }) => text)].filter((part) => part !== '').join('/')
}
