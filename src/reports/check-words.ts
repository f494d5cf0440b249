import type { NotChecked } from '../checks/contract.js'
import { rules } from '../checks/rules/registry.js'
import type { Coverage, DocumentReport, FindingCell, Severity } from '../checks/types.js'
import { NOT_CHECKED_TEXT } from '../checks/wording.js'
import { placeWords } from '../language/place-words.js'
import type { PlaceKind } from './cut-out.js'

export type ReportLanguage = 'zh' | 'en'

/** What the report formats say beside the findings' own words. */
export interface CheckWords {
  title: string
  severity: Record<Severity, string>
  stage: Record<'budget' | 'accounts', string>
  /** Heads of the column that says where the rows of a cut-out stand. */
  places: Record<PlaceKind, string>
  cell: Record<'table' | 'row' | 'column' | 'place' | 'value', string>
  relations(coverage: Coverage): string
  cells(coverage: Coverage): string
  notChecked: string
  reason(reason: string): string
  counts(errors: number, warnings: number, infos: number): string
  totals(documents: number, errors: number, warnings: number, infos: number): string
  /** Said in place of findings; nothing checked is nothing known. */
  noFinding(coverage: Coverage): string
  consequences(count: number): string
  rule: string
  inText: string
  document: string
  /** Heads of the numbers of an overview: relations, inconsistent ones, covered numbers. */
  overview: [string, string, string]
  /** Expected, actual, difference, the most that rounding explains. */
  numbers: [string, string, string, string]
  unit: string
  unitOf: string
}

/** Counts as a whole percent, cut, so that 100 % means all. */
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.floor((100 * part) / whole)}%`)

const reasonIn = (reason: string, language: ReportLanguage): string =>
  Object.hasOwn(NOT_CHECKED_TEXT, reason) ? NOT_CHECKED_TEXT[reason as NotChecked][language] : reason

const chinese: CheckWords = {
  title: '勾稽核对报告',
  severity: { error: '错误', warning: '警告', info: '提示' },
  stage: { budget: '预算', accounts: '决算' },
  places: { line: '行号', page: '页', cell: '单元格' },
  cell: { table: '表', row: '行', column: '列', place: '位置', value: '数值' },
  relations: ({ checked, holds, withinRounding, inconsistent }) =>
    checked === 0
      ? '没有可核对的勾稽关系'
      : `核对 ${checked} 项关系：相符 ${holds}，在舍入范围内 ${withinRounding}，不符 ${inconsistent}`,
  cells: ({ cells: { numeric, inRelation, unplaced } }) =>
    `${numeric} 个数字中 ${inRelation} 个（${percent(inRelation, numeric)}）被核对，${unplaced} 个所在列未能确定`,
  notChecked: '未能核对',
  reason: (reason) => reasonIn(reason, 'zh'),
  counts: (errors, warnings, infos) => `错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
  totals: (documents, errors, warnings, infos) =>
    `共 ${documents} 份文件：错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
  noFinding: ({ checked }) => (checked === 0 ? '没有核对任何关系，不能说没有问题。' : '没有发现问题。'),
  consequences: (count) => `同一原因还使以下 ${count} 处不符：`,
  rule: '规则',
  inText: '正文',
  document: '文件',
  overview: ['关系', '不符', '覆盖的数字'],
  numbers: ['应为', '实为', '差', '舍入最多解释'],
  unit: '单位',
  unitOf: '单位：',
}

const english: CheckWords = {
  title: 'Consistency report',
  severity: { error: 'error', warning: 'warning', info: 'info' },
  stage: { budget: 'budget', accounts: 'final accounts' },
  places: { line: 'line', page: 'page', cell: 'cell' },
  cell: { table: 'table', row: 'row', column: 'column', place: 'place', value: 'value' },
  relations: ({ checked, holds, withinRounding, inconsistent }) =>
    checked === 0
      ? 'no relation to check'
      : `${checked} relations checked: ${holds} hold, ${withinRounding} within rounding, ${inconsistent} inconsistent`,
  cells: ({ cells: { numeric, inRelation, unplaced } }) =>
    `${inRelation} of ${numeric} numbers covered (${percent(inRelation, numeric)}), ${unplaced} without a proven column`,
  notChecked: 'not checked',
  reason: (reason) => reasonIn(reason, 'en'),
  counts: (errors, warnings, infos) => `errors ${errors}, warnings ${warnings}, infos ${infos}`,
  totals: (documents, errors, warnings, infos) =>
    `documents ${documents}: errors ${errors}, warnings ${warnings}, infos ${infos}`,
  noFinding: ({ checked }) => (checked === 0 ? 'No relation was checked: nothing is known.' : 'Nothing was found.'),
  consequences: (count) => `The same cause breaks ${count} more:`,
  rule: 'rule',
  inText: 'text',
  document: 'document',
  overview: ['relations', 'inconsistent', 'numbers covered'],
  numbers: ['expected', 'found', 'difference', 'rounding explains at most'],
  unit: 'unit',
  unitOf: 'unit: ',
}

export const checkWords = (language: ReportLanguage): CheckWords => (language === 'zh' ? chinese : english)

export function ruleTitle(name: string, language: ReportLanguage): string {
  return rules.find((rule) => rule.name === name)?.title[language] ?? name
}

/** 某单位 2024年 预算; what the document does not say is left out. */
export function documentName(
  { organization, year, stage, id }: Pick<DocumentReport, 'organization' | 'year' | 'stage' | 'id'>,
  language: ReportLanguage,
): string {
  const words = checkWords(language)
  const parts = [
    organization ?? id,
    ...(year === null ? [] : [language === 'zh' ? `${year}年` : String(year)]),
    ...(stage === null ? [] : [words.stage[stage]]),
  ]
  return parts.join(' ')
}

/** The title of the column that says where cells stand, and its texts: line numbers of a text, else pages or sheets and cells. */
export function placeColumn(
  cells: readonly FindingCell[],
  language: ReportLanguage,
): { title: string; texts: string[] } {
  const { cell: heads, places } = checkWords(language)
  const isText = cells.every(({ page, sheet }) => page === null && sheet === null)
  if (isText) return { title: places.line, texts: cells.map(({ line }) => (line === null ? '' : String(line))) }
  return { title: heads.place, texts: cells.map((cell) => placeWords(cell)[language]) }
}

/** 表·行·列: where a cell stands, without its line and value. */
export function placeName({ table, row, column }: FindingCell, language: ReportLanguage): string {
  const separator = language === 'zh' ? '·' : ' · '
  return [table ?? checkWords(language).inText, row ?? '', column ?? ''].filter((part) => part !== '').join(separator)
}
