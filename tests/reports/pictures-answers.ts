import type { Answer } from '../../src/answers/types.js'
import type { Figure } from '../../src/core/figure.js'

/** A figure read from a table of an invented office. */
export const figure = (parts: Partial<Figure> & { place?: Partial<NonNullable<Figure['source']>> } = {}): Figure => {
  const { place, ...own } = parts
  const value = own.value ?? '10.00'
  return {
    id: 'F1',
    label: '项目支出',
    organization: '海棠市档案馆',
    year: 2030,
    stage: '年初预算',
    value,
    unit: '万元',
    exact: true,
    interval: [value, value],
    basis: 'cell',
    operation: null,
    operands: [],
    source: {
      document: 'haitang',
      path: 'haitang.txt',
      table: '表3 支出预算总表',
      row: '合计',
      column: '项目支出',
      line: 12,
      page: null,
      sheet: null,
      cell: null,
      box: null,
      text: value,
      also: [],
      ...place,
    },
    ...own,
  }
}

/** A result worked out from others. */
export const worked = (operation: string, parts: Partial<Figure>): Figure => ({
  ...figure(parts),
  basis: 'calculation',
  operation,
  operands: operation.match(/F\d+/gu) ?? [],
  source: null,
})

export const answer = (figures: Figure[], results: string[], parts: Partial<Answer> = {}): Answer => ({
  id: '1',
  question: '各单位项目支出是多少？',
  status: 'answered',
  reason: null,
  answer: '项目支出：',
  results,
  figures,
  quotes: [],
  conflicts: [],
  warnings: [],
  suggestions: [],
  engine: 'offline',
  ...parts,
})

/** The same item of several offices, `F1` on. */
export const offices = (...values: [name: string, value: string, unit?: string][]): Figure[] =>
  values.map(([organization, value, unit = '万元'], at) =>
    figure({
      id: `F${at + 1}`,
      organization,
      value,
      unit,
      place: { document: organization, path: `${organization}.txt` },
    }),
  )
