import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/documents/readers/registry.js'
import { readTables } from '../../src/tables/read-tables.js'

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.START,
})
const CONFIG = [
  {
    reference: 'parts',
    levels: [
      level(0, LevelFormat.CHINESE_COUNTING, '第%1部分'),
      level(1, LevelFormat.CHINESE_COUNTING, '%2、'),
      level(2, LevelFormat.CHINESE_COUNTING_THOUSAND, '（%3）'),
      level(3, LevelFormat.DECIMAL, '%4.'),
    ],
  },
  { reference: 'legal', levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.DECIMAL, '%1.%2')] },
  { reference: 'bullets', levels: [level(0, LevelFormat.BULLET, '•')] },
  { reference: 'strange', levels: [level(0, LevelFormat.HEX, '%1)')] },
]

const numbered = (text: string, at: number, reference = 'parts', instance = 0) =>
  new Paragraph({ text, numbering: { reference, level: at, instance } })
const cells = (...texts: string[]) =>
  new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

async function linesOf(children: (Paragraph | Table)[]): Promise<string[]> {
  const bytes = await Packer.toBuffer(new Document({ numbering: { config: CONFIG }, sections: [{ children }] }))
  return (await readDocument('a.docx', bytes)).sourceLines.filter((line) => line.trim() !== '')
}

describe('numbers that Word keeps as settings', () => {
  it('are told in front of the words, each level counted by itself and begun anew below a higher one', async () => {
    const lines = await linesOf([
      numbered('部门概况', 0),
      numbered('主要职责', 1),
      numbered('机构设置', 1),
      numbered('内设机构', 2),
      numbered('下属单位', 2),
      numbered('概况说明', 3),
      numbered('部门预算情况说明', 0),
      numbered('收支预算情况', 1),
    ])
    expect(lines).toEqual([
      '第一部分 部门概况',
      '一、主要职责',
      '二、机构设置',
      '（一）内设机构',
      '（二）下属单位',
      '1. 概况说明',
      '第二部分 部门预算情况说明',
      '一、收支预算情况',
    ])
  })

  it('count past ten as people do', async () => {
    const lines = await linesOf(Array.from({ length: 21 }, (_, at) => numbered(`事项${at}`, 1)))
    expect([lines[9], lines[10], lines[19], lines[20]]).toEqual([
      '十、事项9',
      '十一、事项10',
      '二十、事项19',
      '二十一、事项20',
    ])
  })

  it('of several levels stand together, a list of its own begins anew, and bullets have none', async () => {
    const lines = await linesOf([
      numbered('甲', 0, 'legal'),
      numbered('乙', 1, 'legal'),
      numbered('丙', 1, 'legal'),
      numbered('丁', 0, 'legal', 1),
      numbered('戊', 0, 'bullets'),
      new Paragraph('己'),
    ])
    expect(lines).toEqual(['1. 甲', '1.1 乙', '1.2 丙', '1. 丁', '戊', '己'])
  })

  it('in a way of writing that is not known are left out rather than made up', async () => {
    expect(await linesOf([numbered('甲', 0, 'strange')])).toEqual(['甲'])
  })

  it('given by a heading style count, too', async () => {
    const heading = (text: string, at: 0 | 1) =>
      new Paragraph({
        text,
        heading: at === 0 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      })
    const paragraph = (at: number) => ({ paragraph: { numbering: { reference: 'parts', level: at } } })
    const bytes = await Packer.toBuffer(
      new Document({
        numbering: { config: CONFIG },
        styles: {
          paragraphStyles: [
            { id: 'Heading1', name: 'heading 1', basedOn: 'Normal', ...paragraph(0) },
            { id: 'Heading2', name: 'heading 2', basedOn: 'Normal', ...paragraph(1) },
          ],
        },
        sections: [{ children: [heading('概况', 0), heading('职责', 1), heading('预算表', 0)] }],
      }),
    )
    const read = await readDocument('a.docx', bytes)
    expect(read.sourceLines.filter((line) => line !== '')).toEqual(['第一部分 概况', '一、职责', '第二部分 预算表'])
  })

  it('fill the column of a table that is numbered, and change no figure', async () => {
    const row = (name: string, amount: string) =>
      new TableRow({
        children: [numbered('', 0, 'legal'), new Paragraph(name), new Paragraph(amount)].map(
          (paragraph) => new TableCell({ children: [paragraph] }),
        ),
      })
    const bytes = await Packer.toBuffer(
      new Document({
        numbering: { config: CONFIG },
        sections: [
          {
            children: [
              numbered('一般公共预算支出表', 1),
              new Paragraph('单位：万元'),
              new Table({ rows: [cells('序号', '项目名称', '预算数'), row('设备购置', '3.00'), row('维修', '4.50')] }),
            ],
          },
        ],
      }),
    )
    const [table] = readTables({ id: 'd', path: 'a.docx' }, await readDocument('a.docx', bytes))
    expect(table?.title).toContain('一般公共预算支出表')
    expect(table?.rows.map((one) => one.cells.at(-1)?.value)).toEqual(['3.00', '4.50'])
  })
})
