import type { Flow, Fund, Portion, Scheme } from '../../core/quantity.js'
import type { DataWarning } from '../../documents/types.js'
import { parseCsv } from './parse-csv.js'
import type { FormEntry, ItemEntry, Vocabulary } from './types.js'

/** The content of one vocabulary file; `name` is the file name without its folder. */
export interface VocabularyFile {
  name: string
  content: string
}

const SCHEMES = ['functional', 'economic-department', 'economic-government', 'form', 'project', 'indicator'] as const
const FUNDS = ['general', 'government-fund', 'state-capital', 'fiscal', 'special-account', 'own-funds', 'all'] as const
const FLOWS = ['income', 'expenditure', 'position', 'asset', 'staff', 'procurement', 'activity', 'target'] as const
const PORTIONS = ['total', 'basic', 'project', 'personnel', 'public'] as const
const CODE = /^\d{3}(?:\d{2}){0,2}$/

/**
 * Reads the vocabulary from the contents of its CSV files, so that people extend it without programming.
 * Files of one name add up in the order given; a later entry of the same code or name replaces the earlier one.
 * Rows that cannot be used are left out and named in `warnings`, with their line and file.
 */
export function parseVocabulary(files: VocabularyFile[]): { vocabulary: Vocabulary; warnings: DataWarning[] } {
  const warnings: DataWarning[] = []
  const codes = new Map<string, Vocabulary['codes'][number]>()
  const items = new Map<string, ItemEntry>()
  const forms: FormEntry[] = []
  const places = new Map<string, Vocabulary['places'][number]>()
  const questionWords: Vocabulary['questionWords'] = []
  const textAspects: Vocabulary['textAspects'] = []
  for (const file of files) {
    switch (file.name) {
      case 'codes-functional.csv':
      case 'codes-economic.csv':
        for (const row of readRows(file, ['code', 'name', 'source'], warnings)) {
          const code = row.digits('code')
          const scheme = file.name === 'codes-functional.csv' ? 'functional' : row.choice('scheme', SCHEMES)
          const name = row.text('name')
          if (row.ok() && code !== null && scheme !== null && name !== null)
            codes.set(`${scheme} ${code}`, { scheme, code, name, source: row.source() })
        }
        break
      case 'items.csv':
        for (const row of readRows(file, ['name', 'source'], warnings)) {
          const entry = readItem(row)
          if (entry !== null) items.set(`${entry.scheme ?? ''} ${entry.code ?? ''} ${entry.name}`, entry)
        }
        break
      case 'form-titles.csv':
        for (const row of readRows(file, ['all', 'form', 'source'], warnings)) {
          const entry = readForm(row)
          if (entry !== null) forms.push(entry)
        }
        break
      case 'places.csv':
        for (const row of readRows(file, ['name', 'province', 'source'], warnings)) {
          const name = row.text('name')
          if (row.ok() && name !== null)
            places.set(name, {
              name,
              short: row.list('short'),
              romanizations: row.list('romanizations'),
              province: row.optional('province'),
              source: row.source(),
            })
        }
        break
      case 'question-words.csv':
        for (const row of readRows(file, ['asked', 'written', 'use', 'source'], warnings)) {
          const use = row.choice('use', ['keep', 'cut'] as const)
          const asked = row.list('asked')
          if (row.ok() && use !== null)
            questionWords.push({ asked, written: row.list('written'), isCut: use === 'cut', source: row.source() })
        }
        break
      case 'text-aspects.csv':
        for (const row of readRows(file, ['aspect', 'asked', 'figures', 'source'], warnings)) {
          const aspect = row.text('aspect')
          const [asked, marks, labels] = [row.list('asked'), row.list('marks'), row.list('labels')]
          const figures = row.choice('figures', ['may', 'no'] as const)
          if (row.ok() && aspect !== null && figures !== null)
            textAspects.push({ aspect, asked, marks, labels, mayAskFigure: figures === 'may', source: row.source() })
        }
        break
      default:
        warnings.push(warn(file.name, null, '不是词汇文件', 'is not a vocabulary file'))
    }
  }
  return {
    vocabulary: {
      codes: [...codes.values()],
      items: [...items.values()],
      forms,
      places: [...places.values()],
      questionWords,
      textAspects,
    },
    warnings,
  }
}

function readItem(row: Row): ItemEntry | null {
  const name = row.text('name')
  const scheme: Scheme | null = row.choiceOrNull('scheme', SCHEMES)
  const flow: Flow | null = row.choiceOrNull('flow', FLOWS)
  const fund: Fund | null = row.choiceOrNull('fund', FUNDS)
  const portion: Portion | null = row.choiceOrNull('portion', PORTIONS)
  const code = row.optional('code') === '' ? null : row.digits('code')
  if (!row.ok() || name === null) return null
  const [aliases, everyday] = [row.list('aliases'), row.list('everyday')]
  return { name, aliases, everyday, scheme, code, flow, fund, portion, source: row.source() }
}

function readForm(row: Row): FormEntry | null {
  const form = row.text('form')
  const all = row.list('all')
  if (all.length === 0) row.fail('缺少标题用词', 'has no title words')
  const entry = {
    all,
    none: row.list('none'),
    fund: row.choiceOrNull('fund', FUNDS),
    flow: row.choiceOrNull('flow', FLOWS),
    scheme: row.choiceOrNull('scheme', SCHEMES),
    portion: row.choiceOrNull('portion', ['total', 'basic', 'project'] as const),
  }
  return row.ok() && form !== null ? { ...entry, form, source: row.source() } : null
}

/** A record with named cells that remembers whether something in it was unusable. */
interface Row {
  text(column: string): string | null
  optional(column: string): string
  list(column: string): string[]
  digits(column: string): string | null
  choice<T extends string>(column: string, values: readonly T[]): T | null
  choiceOrNull<T extends string>(column: string, values: readonly T[]): T | null
  source(): string
  fail(zh: string, en: string): null
  ok(): boolean
}

function readRows(file: VocabularyFile, required: string[], warnings: DataWarning[]): Row[] {
  const [header, ...records] = parseCsv(file.content)
  if (header === undefined) return []
  const missing = required.filter((column) => !header.cells.includes(column))
  if (missing.length > 0) {
    warnings.push(
      warn(file.name, header.line, `缺少列 ${missing.join('、')}`, `lacks the columns ${missing.join(', ')}`),
    )
    return []
  }
  return records.map((record) => readRow(file.name, header.cells, record, warnings))
}

function readRow(
  file: string,
  header: string[],
  record: { line: number; cells: string[] },
  warnings: DataWarning[],
): Row {
  let usable = true
  const optional = (column: string): string => record.cells[header.indexOf(column)] ?? ''
  const fail = (zh: string, en: string): null => {
    if (usable) warnings.push(warn(file, record.line, zh, en))
    usable = false
    return null
  }
  const choice = <T extends string>(column: string, values: readonly T[]): T | null =>
    values.find((value) => value === optional(column)) ??
    fail(
      `${column} 列的“${optional(column)}”不在 ${values.join(' ')} 之中`,
      `has ${column} "${optional(column)}", not one of ${values.join(' ')}`,
    )
  if (record.cells.length > header.length) fail('单元格多于表头', 'has more cells than the header')
  return {
    text: (column) => (optional(column) === '' ? fail(`缺少 ${column}`, `has no ${column}`) : optional(column)),
    optional,
    list: (column) =>
      optional(column)
        .split('|')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    digits: (column) =>
      CODE.test(optional(column))
        ? optional(column)
        : fail(`“${optional(column)}”不是科目编码`, `has "${optional(column)}" for a code`),
    choice,
    choiceOrNull: (column, values) => (optional(column) === '' ? null : choice(column, values)),
    source: () => (optional('source') === '' ? (fail('缺少来源', 'has no source') ?? '') : optional('source')),
    fail,
    ok: () => usable && (optional('source') !== '' || fail('缺少来源', 'has no source') !== null),
  }
}

function warn(file: string, line: number | null, zh: string, en: string): DataWarning {
  const [placeZh, placeEn] = line === null ? ['', ''] : [` 第 ${line} 行`, ` line ${line}`]
  return {
    code: 'vocabulary',
    message: { zh: `词汇文件 ${file}${placeZh}：${zh}`, en: `Vocabulary file ${file}${placeEn} ${en}` },
    line,
  }
}
