import type { DocumentReport, Finding, FindingCell } from '../../src/checks/types.js'
import type { CheckedDocument } from '../../src/reports/checked-document.js'
import type { Table } from '../../src/tables/types.js'

export const cell = (parts: Partial<FindingCell> = {}): FindingCell => ({
  table: '表1 收支表',
  row: '合计',
  column: '基本支出 / 人员经费',
  line: 3,
  page: null,
  sheet: null,
  cell: null,
  value: '10.00',
  unit: '万元',
  ...parts,
})

export const finding = (parts: Partial<Finding> = {}): Finding => ({
  id: '0123456789abcdef',
  rule: 'displays-agree',
  severity: 'error',
  document: 'd',
  message: { zh: '应为9.00万元，实为10.00万元', en: 'expected 9.00 万元, found 10.00 万元' },
  cells: [cell()],
  expected: '9.00',
  actual: '10.00',
  difference: '1.00',
  explainedByRounding: '0.01',
  hypothesis: null,
  rootOf: [],
  ...parts,
})

export const report = (parts: Partial<DocumentReport> = {}): DocumentReport => ({
  id: 'd',
  path: 'd.txt',
  organization: '海棠市档案馆',
  year: 2030,
  stage: 'budget',
  coverage: {
    checked: 5,
    holds: 4,
    withinRounding: 0,
    inconsistent: 1,
    notChecked: [{ rule: 'displays-agree', reason: 'unread-cell', count: 2 }],
    cells: { numeric: 9, inRelation: 8, unplaced: 1 },
  },
  ...parts,
})

export const checked = (
  parts: { report?: Partial<DocumentReport>; findings?: Finding[]; tables?: Table[]; sourceLines?: string[] } = {},
): CheckedDocument => {
  const one = report(parts.report)
  return {
    report: one,
    findings: parts.findings ?? [finding()],
    identity: { title: '', organization: one.organization, level: null, year: one.year, kind: one.stage },
    facts: () => [],
    tables: () => parts.tables ?? [],
    sourceLines: () => parts.sourceLines ?? [],
  }
}
