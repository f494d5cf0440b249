import { describe, expect, it } from 'vitest'
import { TieoutError } from '../../src/core/errors.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readDocument } from '../../src/documents/readers/registry.js'
import { recognizeFormat } from '../../src/documents/recognize-format.js'
import { readTables } from '../../src/tables/read-tables.js'
import type { Table } from '../../src/tables/types.js'
import { makeDocx, makeWorkbook, makeZip } from './make-files.js'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
/** 预算 in GB18030 and the rest, through a table small enough for one test. */
const NATIONAL: Readonly<Record<string, number[]>> = {
  单: [0xb5, 0xa5],
  位: [0xce, 0xbb],
  万: [0xcd, 0xf2],
  元: [0xd4, 0xaa],
  科: [0xbf, 0xc6],
  目: [0xc4, 0xbf],
  预: [0xd4, 0xa4],
  算: [0xcb, 0xe3],
  数: [0xca, 0xfd],
  支: [0xd6, 0xa7],
  出: [0xb3, 0xf6],
  表: [0xb1, 0xed],
  合: [0xba, 0xcf],
  计: [0xbc, 0xc6],
  '：': [0xa3, 0xba],
}
const national = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((char) => NATIONAL[char] ?? [char.charCodeAt(0)]))

async function tablesOf(name: string, bytes: Uint8Array): Promise<Table[]> {
  return readTables({ id: 'd', path: name }, await readDocument(name, bytes))
}

const TITLE = '2024年一般公共预算支出表'
const FORM: (string | number | null)[][] = [
  [TITLE, null, null, null],
  ['编制单位：某某市图书馆', null, null, '单位：万元'],
  ['科目编码', '科目名称', '预算数', null],
  [null, null, '基本支出', '项目支出'],
  ['207', '文化旅游体育与传媒支出', 12.5, 1.005],
  ['20701', '文化和旅游', 12.5, 1.005],
]
const MERGES = [
  { s: { r: 0, c: 0 }, e: { r: 0, c: 3 } },
  { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
  { s: { r: 2, c: 1 }, e: { r: 3, c: 1 } },
  { s: { r: 2, c: 2 }, e: { r: 2, c: 3 } },
]
const workbook = (type: 'xlsx' | 'biff8', change: (sheet: Record<string, unknown>) => void = () => undefined) =>
  makeWorkbook(
    { 表1: FORM },
    {
      type,
      change(book) {
        const sheet = book.Sheets['表1'] as Record<string, unknown>
        sheet['!merges'] = MERGES
        for (const at of ['C5', 'D5', 'C6', 'D6']) (sheet[at] as { z: string }).z = '#,##0.00'
        change(sheet)
      },
    },
  )

const DOCX = () =>
  makeDocx([
    '# 第一部分 预算报表',
    TITLE,
    '单位：万元',
    [
      [
        { text: '科目编码', rows: 2 },
        { text: '科目名称', rows: 2 },
        { text: '预算数', columns: 2 },
      ],
      ['基本支出', '项目支出'],
      ['207', '文化旅游体育与传媒支出', '12.50', '1.01'],
      ['20701', '文化和旅游', '12.50', '1.01'],
    ],
  ])

const HTML = `<!DOCTYPE html><html><head><title>某某市图书馆2024年单位预算</title></head><body>
<div class="top"><a href="/1">首页</a><a href="/2">政务公开</a><a href="/3">办事服务</a><a href="/4">互动交流</a></div>
<div><h1>某某市图书馆2024年单位预算</h1>
<div><p>${TITLE}</p><p>单位：万元</p><table>
<tr><th rowspan=2>科目编码</th><th rowspan=2>科目名称</th><th colspan=2>预算数</th></tr><tr><th>基本支出</th><th>项目支出</th></tr>
<tr><td>207</td><td>文化旅游体育与传媒支出</td><td>12.50</td><td>1.01</td></tr>
<tr><td>20701</td><td>文化和旅游</td><td>12.50</td><td>1.01</td></tr></table></div></div>
<div><a href="/5">网站地图</a><a href="/6">联系我们</a><a href="/7">隐私声明</a><a href="/8">主办单位</a></div></body></html>`

const CSV = `${TITLE},,,
编制单位：某某市图书馆,,,单位：万元
科目编码,科目名称,预算数,
,,基本支出,项目支出
207,"文化旅游
体育与传媒支出","12.50",1.01
20701,文化和旅游,12.50,1.01
`

describe('one form in every format', () => {
  it.each([
    ['xlsx', 'a.xlsx', () => workbook('xlsx')],
    ['xls', 'a.xls', () => workbook('biff8')],
    ['docx', 'a.docx', DOCX],
    ['html', 'a.html', () => bytesOf(HTML)],
    ['a web page named .xls', 'a.xls', () => bytesOf(HTML)],
    ['csv', 'a.csv', () => bytesOf(CSV)],
    ['tsv', 'a.tsv', () => bytesOf(CSV.replaceAll('"12.50"', '12.50').replaceAll(',', '\t'))],
  ])('%s', async (_, name, make) => {
    const [table, ...others] = await tablesOf(name, await make())
    expect(others).toEqual([])
    expect([table?.title, table?.unit]).toEqual([TITLE, '万元'])
    expect(table?.columns.map(({ path }) => path)).toEqual([
      ['科目编码'],
      ['科目名称'],
      ['预算数', '基本支出'],
      ['预算数', '项目支出'],
    ])
    expect(
      table?.rows.map(({ code, name: row, cells }) => [
        code,
        row.replace(/\s/g, ''),
        ...cells.map(({ value }) => value),
      ]),
    ).toEqual([
      ['207', '文化旅游体育与传媒支出', '12.50', '1.01'],
      ['20701', '文化和旅游', '12.50', '1.01'],
    ])
  })

  it('says in which cell of which sheet a figure stands', async () => {
    const [table] = await tablesOf('a.xlsx', workbook('xlsx'))
    expect(table?.rows[1]?.cells[1]?.place).toMatchObject({ sheet: '表1', cell: 'D6' })
  })

  it('reads a table in GB18030, whatever it says of itself', async () => {
    const rows = '科目,预算数\n合计,3.00\n'
    const [table] = await tablesOf('a.csv', national(`单位：万元,\n${rows}`))
    expect([table?.unit, table?.rows[0]?.cells[0]?.value]).toEqual(['万元', '3.00'])
    const page = national(
      '<html><head><meta charset="gb2312"></head><body><p>支出预算表</p><p>单位：万元</p><table><tr><td>科目</td><td>预算数</td></tr><tr><td>合计</td><td>3.00</td></tr></table></body></html>',
    )
    const [form] = await tablesOf('a.htm', page)
    expect([form?.title, form?.rows[0]?.cells[0]?.value]).toEqual(['支出预算表', '3.00'])
  })
})

describe('workbooks', () => {
  it('leaves a formula without its value blank and names it', async () => {
    const read = await readDocument(
      'a.xlsx',
      workbook('xlsx', (sheet) => {
        sheet['D6'] = { t: 'n', f: 'D5' }
      }),
    )
    expect(read.warnings.map(({ code }) => code)).toContain('formula-without-value')
    expect(read.warnings[0]?.message.en).toContain('D6')
    const [table] = readTables({ id: 'd', path: 'a' }, read)
    expect(table?.rows[1]?.cells.map(({ column, value }) => [column, value])).toEqual([[2, '12.50']])
  })

  it('leaves out hidden sheets and columns and says so', async () => {
    const hidden = makeWorkbook(
      {
        表1: [
          ['科目', '内部编号', '预算数'],
          ['合计', 77, 3],
        ],
        草稿: [
          ['科目', '预算数'],
          ['合计', 9],
        ],
      },
      {
        change(book) {
          const sheet = book.Sheets['表1']
          if (sheet !== undefined) sheet['!cols'] = [{}, { hidden: true }]
          book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
        },
      },
    )
    const read = await readDocument('a.xlsx', hidden)
    expect(read.warnings.map(({ code }) => code).sort()).toEqual(['hidden-cells', 'hidden-sheet'])
    expect(read.sourceLines).toEqual(['科目\t预算数', '合计\t3'])
  })
})

describe('pages and documents', () => {
  it('takes the title of the page and leaves out the frame of the site', async () => {
    const read = await readDocument('a.html', bytesOf(HTML))
    expect(read.sourceLines.join('\n')).not.toMatch(/政务公开|网站地图/)
    expect(identifyDocument(read)).toMatchObject({
      organization: '某某市图书馆',
      year: 2024,
      kind: 'budget',
      level: 'unit',
    })
  })

  it('reads a table inside a cell as a table of its own', async () => {
    const inner = [
      ['科目', '预算数'],
      ['合计', '3.00'],
    ]
    const docx = await makeDocx(['支出预算表', '单位：万元', [[{ text: '', tables: [inner] }]]])
    const [table] = await tablesOf('a.docx', docx)
    expect(table?.rows[0]?.cells[0]?.value).toBe('3.00')
  })
})

async function refusal(name: string, bytes: Uint8Array): Promise<TieoutError> {
  try {
    await readDocument(name, bytes)
  } catch (error) {
    if (error instanceof TieoutError) return error
    throw error
  }
  throw new Error('was read')
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const compound = (name: string) => Uint8Array.from([...COMPOUND, ...Buffer.from(name, 'utf16le')])
const part = (name: string, text: string) => ({ name, bytes: bytesOf(text) })

describe('a zip', () => {
  const inner = makeZip([part('word/document.xml', '<x/>')])

  it.each<[string, Uint8Array, string]>([
    ['is told by its directory, not by what is stored in it', makeZip([{ name: 'a.docx', bytes: inner }]), 'zip'],
    ['with a comment is told, too', withComment(inner, 'made by someone'), 'docx'],
    ['that was cut off is told by its beginning', inner.subarray(0, 50), 'docx'],
    ['without entries is one', makeZip([]), 'zip'],
  ])('%s', (_, bytes, format) => {
    expect(recognizeFormat(bytes)).toBe(format)
  })
})

function withComment(zip: Uint8Array, comment: string): Uint8Array {
  const bytes = Buffer.concat([zip, Buffer.from(comment)])
  bytes.writeUInt16LE(comment.length, zip.length - 2)
  return bytes
}

describe('files that are not read are named with the way out', () => {
  it.each([
    ['an old Word file', 'a.doc', compound('WordDocument'), /doc.*wps/, /docx/],
    ['an encrypted workbook', 'a.xlsx', compound('EncryptedPackage'), /encrypted/, /without/],
    ['RTF', 'a.doc', bytesOf('{\\rtf1 x}'), /RTF/, /docx/],
    ['a Founder CEB file', 'a.ceb', bytesOf('Founder CEB 3.0'), /方正.*CEB/, /PDF/],
    ['a CAJ file', 'a.caj', Uint8Array.from([0x43, 0x41, 0x4a, 0, 1]), /CAJ/, /PDF/],
    [
      'a page saved as a mail',
      'a.doc',
      bytesOf('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
      /mht/,
      /html/,
    ],
    ['RAR', 'a.rar', bytesOf('Rar!\x1a\x07'), /RAR/, /zip/],
    ['amounts split by their commas', 'a.csv', bytesOf('科目,预算数\n合计,1,234.00\n'), /Row 2/, /Excel/],
    ['a damaged workbook', 'a.xlsx', makeZip([part('xl/workbook.xml', '<x')]).subarray(0, 60), /damaged/, /Fetch/],
    ['a broken old workbook', 'a.xls', compound('Workbook'), /damaged|cannot be read/, /./],
    ['a workbook that was cut off', 'a.xlsx', bytesOf('PK\x03\x04 and no part'), /no complete xlsx/, /Fetch/],
    ['an OFD file that was cut off', 'a.ofd', bytesOf('PK\x03\x04 and no part'), /no complete ofd/, /Fetch/],
    ['a PDF of other bytes', 'a.pdf', Uint8Array.from([0, 1, 2, 254, 255, 0]), /no complete pdf/, /Fetch/],
    ['entities', 'a.docx', makeZip([part('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x/>')]), /entities/, /./],
    [
      'a name that leads out',
      'a.docx',
      makeZip([part('word/document.xml', '<x/>'), part('../evil.xml', '<x/>')]),
      /leads out/,
      /./,
    ],
    ['a link', 'a.docx', makeZip([{ ...part('word/document.xml', 'x'), mode: 0o120777 }]), /link/, /./],
    [
      'an entry packed too well',
      'a.xlsx',
      makeZip([{ name: 'xl/workbook.xml', bytes: new Uint8Array(2_000_000), packed: true }]),
      /100:1/,
      /./,
    ],
    [
      'an entry that is larger than it says',
      'a.xlsx',
      makeZip([{ name: 'xl/workbook.xml', bytes: new Uint8Array(200_000), packed: true, declared: 10 }]),
      /damaged/,
      /./,
    ],
    [
      'too many entries',
      'a.xlsx',
      makeZip(Array.from({ length: 501 }, (_, at) => part(at === 0 ? 'xl/workbook.xml' : `${at}`, ''))),
      /500/,
      /./,
    ],
  ])('%s', async (_, name, bytes, message, hint) => {
    const error = await refusal(name, bytes)
    expect(error.code).toBe('bad-input')
    expect(error.message).toMatch(message)
    expect(error.message).toContain(name)
    expect(error.hint).toMatch(hint)
  })
})
