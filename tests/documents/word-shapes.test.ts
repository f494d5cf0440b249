import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/documents/readers/registry.js'
import { readTables } from '../../src/tables/read-tables.js'
import { makeZip } from './make-files.js'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A Word file of this body, with footnotes where given. */
function wordFile(body: string, footnotes = ''): Uint8Array {
  const part = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(`${XML}${text}`) })
  const names = `xmlns:w="${WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`
  const type = (of: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${of}+xml`
  return makeZip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type('document.main')}"/><Override PartName="/word/footnotes.xml" ContentType="${type('footnotes')}"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    part(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>`,
    ),
    part('word/document.xml', `<w:document ${names}><w:body>${body}</w:body></w:document>`),
    part('word/footnotes.xml', `<w:footnotes ${names}>${footnotes}</w:footnotes>`),
  ])
}

const run = (text: string, settings = ''): string => `<w:r><w:rPr>${settings}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`
const cell = (content: string, settings = ''): string =>
  `<w:tc><w:tcPr>${settings}</w:tcPr>${content.startsWith('<') ? content : paragraph(run(content))}</w:tc>`
const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const table = (rows: string, widths: number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`

async function read(body: string, footnotes?: string): Promise<{ lines: string[]; codes: string[] }> {
  const { sourceLines, warnings } = await readDocument('a.docx', wordFile(body, footnotes))
  return { lines: sourceLines, codes: warnings.map(({ code }) => code) }
}

async function tableOf(body: string): Promise<{ columns: string[]; rows: string[] }> {
  const [found] = readTables({ id: 'd', path: 'a.docx' }, await readDocument('a.docx', wordFile(body)))
  return {
    columns: found?.columns.map(({ path }) => path.join('/')) ?? [],
    rows:
      found?.rows.map(({ name, cells }) => [name, ...cells.map((one) => `${one.column}:${one.text}`)].join(' ')) ?? [],
  }
}

const RESTART = '<w:vMerge w:val="restart"/>'
const GOES_ON = '<w:vMerge/>'
const HEADER = row(cell('科目'), cell('基本支出'), cell('项目支出'))

describe('tables of a Word file', () => {
  it('have no columns of a hair, whatever reaches over them', async () => {
    const rows =
      row(cell('科目', RESTART), cell('预算数', span(3))) +
      row(cell('', GOES_ON), cell('基本支出', span(2)), cell('项目支出')) +
      row(cell('住房保障支出'), cell('3.00'), cell('4.00', span(2))) +
      row(cell('合计'), cell('3.00', span(2)), cell('4.00'))
    const expected = {
      columns: ['科目', '预算数/基本支出', '预算数/项目支出'],
      rows: ['住房保障支出 1:3.00 2:4.00', '合计 1:3.00 2:4.00'],
    }
    expect(await tableOf(table(rows, [2000, 1200, 15, 1200]))).toEqual(expected)
    expect(await tableOf(table(rows, [2000, 1200, 0, 1200]))).toEqual(expected)
  })

  it('keep a narrow column that has figures of its own', async () => {
    const rows = row(cell('科目'), cell('人数'), cell('预算数')) + row(cell('合计', span(2)), cell('3.00'))
    const { columns } = await tableOf(table(`${rows}${row(cell('编制'), cell('9'), cell('2.00'))}`, [4000, 90, 4000]))
    expect(columns).toEqual(['科目', '人数', '预算数'])
  })

  it.each([
    ['a bookmark', '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>', ''],
    ['a content control', '<w:sdt><w:sdtPr/><w:sdtContent>', '</w:sdtContent></w:sdt>'],
    ['a custom mark', '<w:customXml w:element="x">', '</w:customXml>'],
  ])('keep their merged cells where %s stands around a row', async (_, before, after) => {
    const rows =
      row(cell('科目', RESTART), cell('预算数', span(2))) +
      before +
      row(cell('', GOES_ON), cell('基本支出'), cell('项目支出')) +
      after +
      row(cell('合计'), cell('3.00'), cell('4.00'))
    expect(await tableOf(table(rows))).toEqual({
      columns: ['科目', '预算数/基本支出', '预算数/项目支出'],
      rows: ['合计 1:3.00 2:4.00'],
    })
  })

  it('keep the place of a row that begins inside the grid', async () => {
    const inside = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('3.00')}${cell('4.00')}</w:tr>`
    const shifted = row(cell('合计'), cell('7.00'), cell('8.00'))
    const { lines } = await read(table(HEADER + inside + shifted))
    expect(lines).toEqual(['科目\t基本支出\t项目支出', '\t3.00\t4.00', '合计\t7.00\t8.00'])
  })

  it('that merge by marks side by side are merged', async () => {
    const merged = (settings: string) => `<w:hMerge${settings}/>`
    const rows =
      row(cell('科目', RESTART), cell('预算数', merged(' w:val="restart"')), cell('', merged(''))) +
      row(cell('', GOES_ON), cell('基本支出'), cell('项目支出')) +
      row(cell('合计'), cell('3.00'), cell('4.00'))
    expect((await tableOf(table(rows))).columns).toEqual(['科目', '预算数/基本支出', '预算数/项目支出'])
  })

  it('do not show rows that are hidden or deleted', async () => {
    const gone = (setting: string) =>
      `<w:tr><w:trPr>${setting}</w:trPr>${cell('旧')}${cell('1.00')}${cell('2.00')}</w:tr>`
    const kept = row(cell('合计'), cell('3.00'), cell('4.00'))
    const { lines, codes } = await read(table(HEADER + gone('<w:hidden/>') + gone('<w:del w:id="1"/>') + kept))
    expect(lines).toEqual(['科目\t基本支出\t项目支出', '合计\t3.00\t4.00'])
    expect(codes).toEqual(['tracked-changes', 'hidden-text'])
  })
})

describe('words of a Word file', () => {
  it.each([
    ['deleted', `<w:del w:id="1">${run('12').replaceAll('w:t>', 'w:delText>')}</w:del>`, 'tracked-changes'],
    ['moved away', `<w:moveFrom w:id="1">${run('12')}</w:moveFrom>`, 'tracked-changes'],
    ['hidden', run('12', '<w:vanish/>'), 'hidden-text'],
    ['struck out', run('12', '<w:strike/>'), 'struck-text'],
    ['struck out twice', run('12', '<w:dstrike w:val="true"/>'), 'struck-text'],
  ])('that are %s are no part of a figure, and that is told', async (_, gone, code) => {
    const { lines, codes } = await read(paragraph(run('预算'), gone, run('34万元')))
    expect(lines).toEqual(['预算34万元'])
    expect(codes).toEqual([code])
  })

  it('that are not hidden after all, inserted or wrapped are read', async () => {
    const kept = run('甲', '<w:vanish w:val="0"/>')
    const inserted = `<w:ins w:id="1">${run('乙')}</w:ins>`
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${run('丙')}</w:sdtContent></w:sdt>`
    const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('请输入金额')}</w:sdtContent></w:sdt>`
    expect(
      (await read(paragraph(kept, inserted, control, empty, `<w:smartTag>${run('丁')}</w:smartTag>`))).lines,
    ).toEqual(['甲乙丙丁'])
  })

  it('in a text box are read once, behind the paragraph that holds it', async () => {
    const box = `<w:txbxContent>${paragraph(run('某某市图书馆2024年单位预算'))}</w:txbxContent>`
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect((await read(paragraph(both, run('封面')) + paragraph(run('正文。')))).lines).toEqual([
      '封面',
      '某某市图书馆2024年单位预算',
      '正文。',
    ])
  })

  it('have no mark of a note behind a figure', async () => {
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    const rows = HEADER + row(cell('合计'), cell(paragraph(run('3.00'), note)), cell('4.00'))
    const { lines } = await read(table(rows), `<w:footnote w:id="2">${paragraph(run('含上年结转'))}</w:footnote>`)
    expect(lines).toEqual(['科目\t基本支出\t项目支出', '合计\t3.00\t4.00', '含上年结转'])
  })
})

describe('tabs of a Word file', () => {
  const tab = '<w:r><w:tab/></w:r>'
  const line = (...words: string[]): string => paragraph(words.map((word) => run(word)).join(tab))

  it('part the cells of a table that was set with them', async () => {
    const body = [line('科目', '基本支出', '项目支出'), line('住房保障支出', '3.00', ''), line('合计', '3.00', '4.00')]
    expect(await tableOf(body.join(''))).toEqual({
      columns: ['科目', '基本支出', '项目支出'],
      rows: ['住房保障支出 1:3.00', '合计 1:3.00 2:4.00'],
    })
  })

  it('of a table of contents and of lines of different shapes are blanks', async () => {
    const contents = [line('第一部分 概况', '1'), line('第二部分 报表', '3'), line('第三部分 说明', '9')]
    expect((await read(contents.join(''))).lines[0]).toBe('第一部分 概况 1')
    const uneven = [line('科目', '基本支出', '项目支出'), line('住房保障支出', '3.00'), line('合计', '3.00', '4.00')]
    expect((await read(uneven.join(''))).lines[1]).toBe('住房保障支出 3.00')
  })
})
