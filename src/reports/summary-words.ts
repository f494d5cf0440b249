import type { Severity } from '../checks/types.js'
import type { ReportLanguage } from './check-words.js'

/** Texts of the summary for a channel or a mail. */
export interface SummaryWords {
  title(documents: number, organizations: number, relations: number, errors: number, warnings: number): string
  first: string
  since(fresh: number, standing: number, settled: number): string
  nothing: string
  organization(name: string, documents: string, checked: number, notChecked: number, counts: string): string
  unchecked(name: string, documents: string): string
  clean(names: string): string
  cleanMore(count: number): string
  counts(errors: number, warnings: number): string
  status: Record<'fresh' | 'standing' | 'settled', string>
  severity: Record<Severity, string>
  numbers(expected: string, actual: string, difference: string, unit: string): string
  /** Where it stands, in brackets; nothing where that is not known. */
  place(where: string): string
  omitted(count: number): string
  colon: string
  comma: string
}

const chinese: SummaryWords = {
  title: (documents, organizations, relations, errors, warnings) =>
    `勾稽核对：${organizations} 个单位，${documents} 份文件，${relations} 项关系；错误 ${errors}，警告 ${warnings}。`,
  first: '这是第一次汇总。',
  since: (fresh, standing, settled) => `与上次相比：新增 ${fresh}，仍在 ${standing}，不再出现 ${settled}。`,
  nothing: '没有可用的文件。',
  organization: (name, documents, checked, notChecked, counts) =>
    `■ ${name}（${documents}）：核对 ${checked} 项，未能核对 ${notChecked} 项；${counts}`,
  unchecked: (name, documents) => `■ ${name}（${documents}）：没有核对任何关系，不能说没有问题。`,
  clean: (names) => `未发现问题：${names}`,
  cleanMore: (count) => `等 ${count} 个`,
  counts: (errors, warnings) => `错误 ${errors}，警告 ${warnings}`,
  status: { fresh: '新', standing: '仍在', settled: '不再出现' },
  severity: { error: '错误', warning: '警告', info: '提示' },
  numbers: (expected, actual, difference, unit) =>
    `应为 ${expected}${unit}，实为 ${actual}${unit}，差 ${difference}${unit}`,
  place: (where) => (where === '' ? '' : `（${where}）`),
  omitted: (count) => `另有 ${count} 项未列出，见 tieout check。`,
  colon: '：',
  comma: '、',
}

const english: SummaryWords = {
  title: (documents, organizations, relations, errors, warnings) =>
    `Consistency: organizations ${organizations}, documents ${documents}, relations ${relations}; errors ${errors}, warnings ${warnings}.`,
  first: 'This is the first summary.',
  since: (fresh, standing, settled) =>
    `Since the last one: new ${fresh}, standing ${standing}, no longer found ${settled}.`,
  nothing: 'There is no usable document.',
  organization: (name, documents, checked, notChecked, counts) =>
    `■ ${name} (${documents}): relations checked ${checked}, not checked ${notChecked}; ${counts}`,
  unchecked: (name, documents) => `■ ${name} (${documents}): no relation was checked, nothing is known.`,
  clean: (names) => `Nothing found: ${names}`,
  cleanMore: (count) => `and ${count} more`,
  counts: (errors, warnings) => `errors ${errors}, warnings ${warnings}`,
  status: { fresh: 'new', standing: 'standing', settled: 'no longer found' },
  severity: { error: 'error', warning: 'warning', info: 'info' },
  numbers: (expected, actual, difference, unit) =>
    `expected ${expected} ${unit}, found ${actual} ${unit}, difference ${difference} ${unit}`,
  place: (where) => (where === '' ? '' : ` (${where})`),
  omitted: (count) => `${count} more: see tieout check.`,
  colon: ': ',
  comma: ', ',
}

export const summaryWords = (language: ReportLanguage): SummaryWords => (language === 'zh' ? chinese : english)
