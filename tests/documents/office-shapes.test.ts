import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/documents/readers/registry.js'
import { readTables } from '../../src/tables/read-tables.js'
import { makeWorkbook, makeZip } from './make-files.js'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function tablesOf(name: string, bytes: Uint8Array): Promise<string[][]> {
  const tables = readTables({ id: 'd', path: name }, await readDocument(name, bytes))
  return tables.map(({ title, columns, rows }) => [
    title ?? '',
    columns.map(({ path }) => path.join('/')).join(' '),
    ...rows.map((row) => [row.name, ...row.cells.map(({ column, text }) => `${column}:${text}`)].join(' ')),
  ])
}

describe('sheets with several forms', () => {
  const INCOME = ['收入预算表', '项目 预算数', '财政拨款收入 1:10.5', '合计 1:10.5']
  const SPENDING = ['支出预算表', '科目 预算数 上年数', '教育支出 1:10.5 2:9', '合计 1:10.5 2:9']

  it('beside each other, with a blank column between', async () => {
    const sheet = [
      ['收入预算表', null, null, null, '支出预算表', null],
      ['单位：万元', null, null, '单位：万元'],
      ['项目', '预算数', null, '科目', '预算数', '上年数'],
      ['财政拨款收入', 10.5, null, '教育支出', 10.5, 9],
      ['合计', 10.5, null, '合计', 10.5, 9],
    ]
    expect(await tablesOf('a.xlsx', makeWorkbook({ 表: sheet }))).toEqual([INCOME, SPENDING])
  })

  it('beside each other under merged titles, with others above and below', async () => {
    const sheet = [
      ['政府采购预算表'],
      ['项目', '预算数'],
      ['合计', 3],
      ['收入预算表', null, '支出预算表'],
      ['项目', '预算数', '科目', '预算数', '上年数'],
      ['财政拨款收入', 10.5, '教育支出', 10.5, 9],
      ['合计', 10.5, '合计', 10.5, 9],
      ['注：两表均含上年结转。'],
      ['“三公”经费预算表'],
      ['项目', '预算数'],
      ['合计', 0.5],
    ]
    const bytes = makeWorkbook(
      { 表: sheet },
      {
        change(book) {
          const merge = (r: number, c: number, last: number) => ({ s: { r, c }, e: { r, c: last } })
          const made = book.Sheets['表']
          if (made !== undefined) made['!merges'] = [merge(3, 0, 1), merge(3, 2, 4), merge(7, 0, 4)]
        },
      },
    )
    expect(await tablesOf('a.xlsx', bytes)).toEqual([
      ['政府采购预算表', '项目 预算数', '合计 1:3'],
      INCOME,
      SPENDING,
      ['“三公”经费预算表', '项目 预算数', '合计 1:0.5'],
    ])
  })

  it('say in which cell of the sheet a figure stands', async () => {
    const sheet = [
      ['收入预算表', null, null, '支出预算表'],
      ['项目', '预算数', null, '科目', '预算数'],
      ['合计', 1, null, '合计', 2],
    ]
    const tables = readTables({ id: 'd', path: 'a' }, await readDocument('a.xlsx', makeWorkbook({ 表: sheet })))
    expect(tables.map(({ rows }) => rows[0]?.cells[0]?.place?.cell)).toEqual(['B3', 'E3'])
  })
})

describe('web pages', () => {
  const page = (body: string): Uint8Array =>
    bytesOf(`<html><body><p>某某市图书馆2024年单位预算</p>${body}</body></html>`)
  const cells = (...texts: string[]): string => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`
  const over = (text: string): string => `<tr><td colspan="2">${text}</td></tr>`
  const codesOf = async (body: string): Promise<string[]> =>
    (await readDocument('a.html', page(body))).warnings.map(({ code }) => code)

  it('with forms pasted from one sheet tell them apart, notes below them', async () => {
    const body = `<table>${over('收入预算表')}${over('单位：万元')}${cells('项目', '预算数')}${cells('合计', '3.00')}${over('注：含上年结转。')}${over('支出预算表')}${cells('科目', '预算数')}${cells('合计', '4.00')}</table>`
    expect(await tablesOf('a.html', page(body))).toEqual([
      ['收入预算表', '项目 预算数', '合计 1:3.00'],
      ['支出预算表', '科目 预算数', '合计 1:4.00'],
    ])
  })

  it('have no columns of a hair', async () => {
    const columns = '<colgroup><col width="40*"><col width="40*"><col width="1*"><col width="40*"></colgroup>'
    const body = `<p>收支预算表</p><table>${columns}<tr><td colspan=2>收入</td><td colspan=2>支出</td></tr><tr><td>项目</td><td colspan=2>预算数</td><td>上年数</td></tr>${`<tr><td>合计</td><td colspan=2>3.00</td><td>4.00</td></tr>`.repeat(2)}</table>`
    const { sourceLines, blocks } = await readDocument('a.html', page(body))
    expect(sourceLines.slice(2)).toEqual(['收入\t支出', '项目\t预算数\t上年数', '合计\t3.00\t4.00', '合计\t3.00\t4.00'])
    const grid = blocks.find((block) => block.kind === 'grid')
    expect(grid?.kind === 'grid' && grid.rows[1]?.map((cell) => cell.columns)).toEqual([1, 1, 1])
  })

  it('keep a cell of the head within the head, and show the foot last', async () => {
    const body = `<p>支出预算表</p><table><tfoot>${cells('合计', '3.00')}</tfoot><thead><tr><td rowspan="9">科目</td><td>预算数</td></tr></thead><tbody>${cells('教育支出', '3.00')}</tbody></table>`
    expect(await tablesOf('a.html', page(body))).toEqual([
      ['支出预算表', '科目 预算数', '教育支出 1:3.00', '合计 1:3.00'],
    ])
  })

  it('leave out what is struck out, hidden, or stands on every page, and say so', async () => {
    const body = `<div title="footer">7</div><div style="mso-element:header">页眉</div><table>${cells('项目', '预算数')}<tr style="display:none"><td>旧</td><td>9.00</td></tr><tr><td>合计</td><td><s>1</s>3.00</td></tr></table>`
    const { sourceLines, warnings } = await readDocument('a.html', page(body))
    expect(sourceLines.slice(1)).toEqual(['项目\t预算数', '合计\t3.00'])
    expect(warnings.map(({ code }) => code)).toEqual(['struck-text'])
  })

  it.each([
    ['a picture of a table', '<p><img src="a.png"></p>', ['pictures']],
    ['a mark', '<p><img src="a.png" width="16" height="16"></p>', []],
    ['a next page', '<p><a href="t_2.html">下一页</a></p>', ['more-pages']],
    ['pages by script', '<script>createPageHTML(3, 0, "t2024", "html")</script>', ['more-pages']],
    ['one page by script', '<script>createPageHTML(1, 0, "t2024", "html")</script>', []],
    ['a link that leads nowhere', '<p><a href="#">下一页</a></p>', []],
  ])('tell of %s', async (_, body, codes) => {
    expect(await codesOf(`<p>正文。</p>${body}`)).toEqual(codes)
  })
})

/** A workbook of old whose content is encrypted: the record that says so, behind the one that begins the book. */
function lockedBook(): Uint8Array {
  const container = xlsx.CFB.read(
    Buffer.from(
      makeWorkbook(
        {
          表: [
            ['项目', '预算数'],
            ['合计', 3],
          ],
        },
        { type: 'biff8' },
      ),
    ),
    {
      type: 'buffer',
    },
  )
  const stream = Buffer.from((xlsx.CFB.find(container, '/Workbook')?.content ?? []) as Uint8Array)
  const first = 4 + stream.readUInt16LE(2)
  const record = Buffer.alloc(58)
  record.writeUInt16LE(0x2f, 0)
  record.writeUInt16LE(54, 2)
  record.writeUInt16LE(1, 4)
  record.writeUInt16LE(1, 6)
  record.writeUInt16LE(1, 8)
  xlsx.CFB.utils.cfb_add(
    container,
    '/Workbook',
    Buffer.concat([stream.subarray(0, first), record, stream.subarray(first)]),
  )
  return new Uint8Array(xlsx.CFB.write(container, { type: 'buffer' }) as Buffer)
}

describe('files that are named instead of read', () => {
  const open = (type: string): Uint8Array =>
    makeZip([{ name: 'mimetype', bytes: bytesOf(`application/vnd.oasis.opendocument.${type}`) }])
  const mail = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n<html></html>'
  it.each([
    ['a workbook with a password', 'a.xls', lockedBook(), /加密/, /密码/],
    ['an OpenDocument spreadsheet', 'a.ods', open('spreadsheet'), /ods/, /xlsx/],
    ['an OpenDocument text', 'a.odt', open('text'), /odt/, /docx/],
    ['a page in one file', 'a.mht', bytesOf(mail), /mht/, /html/],
    ['a binary workbook', 'a.xlsb', makeZip([{ name: 'xl/workbook.bin', bytes: bytesOf('x') }]), /xlsb/, /xlsx/],
  ])('%s', async (_, name, bytes, message, hint) => {
    await expect(readDocument(name, bytes)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    })
  })

  it.each(['docm', 'dotx', 'xlsm', 'xltx'])('but not a .%s that is cut off, which is damaged', async (extension) => {
    await expect(readDocument(`a.${extension}`, bytesOf('PK\x03\x04 and no part'))).rejects.toThrow(
      `no complete ${extension}`,
    )
  })
})
