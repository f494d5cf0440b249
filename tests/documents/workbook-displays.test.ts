import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/documents/readers/registry.js'
import { makeWorkbook } from './make-files.js'

type Made = Record<string, unknown>

/** The line that a workbook of one row shows. */
async function shown(type: 'xlsx' | 'biff8', cells: Made[]): Promise<{ line: string; warnings: string[] }> {
  const bytes = makeWorkbook(
    {
      表1: [
        ['科目', ...cells.map((_, at) => `第${at}列`)],
        ['合计', ...cells.map(() => 1)],
      ],
    },
    {
      type,
      change(book) {
        const sheet = Object.values(book.Sheets)[0] as Made
        for (const [at, cell] of cells.entries()) sheet[`${String.fromCharCode(66 + at)}2`] = cell
      },
    },
  )
  const read = await readDocument(type === 'xlsx' ? 'a.xlsx' : 'a.xls', bytes)
  return { line: read.sourceLines[1] ?? '', warnings: read.warnings.map(({ code }) => code) }
}
const number = (v: number, z: string): Made => ({ t: 'n', v, z })

describe.each(['xlsx', 'biff8'] as const)('what a workbook shows (%s)', (type) => {
  it.each([
    ['a percentage', number(0.1234, '0.00%'), '12.34%'],
    ['two places, rounded half up', number(1.005, '0.00'), '1.01'],
    ['元 shown in 万元', number(123456, '0!.0,"万元"'), '12.3万元'],
    ['元 shown in 万元, negative', number(-123456, '0!.0,"万元"'), '-12.3万元'],
    ['元 shown in 万元, small', number(600, '0!.0,'), '0.1'],
    ['元 shown in 万元, four places', number(123456, '0!.0000'), '12.3456'],
    ['a dot behind a backslash', number(123456, '0\\.0,'), '12.3'],
    ['a dot in quotation marks', number(1234567.8, '0"."0,"万"'), '123.5万'],
    ['thousands', number(1234567, '0.00,'), '1234.57'],
    ['a month', number(45000, 'yyyy"年"m"月"'), '2023年3月'],
  ])('%s', async (_, cell, text) => {
    expect((await shown(type, [cell])).line).toBe(`合计\t${text}`)
  })

  it('a format of this kind that is not known leaves the cell blank and says so', async () => {
    const { line, warnings } = await shown(type, [number(1234567, '#,##0!.0,'), number(2, '0')])
    expect(line).toBe('合计\t\t2')
    expect(warnings).toEqual(['format-not-read'])
  })
})
