import { makeWorkbook, makeZip } from '../documents/make-files.js'
import { pdfForm, pdfOf, pdfText } from '../documents/make-pdf.js'

const text = (name: string, words = '某某市图书馆2024年部门预算') => ({ name, bytes: new TextEncoder().encode(words) })
const zipOf = (...names: string[]): Uint8Array => makeZip(names.map((name) => text(name)))
const PAGE = pdfText('Total 1,234.00')
const BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'

/** A workbook whose first sheet's XML is changed before it is zipped again, unpacked. */
function workbookWith(rows: (string | number | null)[][]): Uint8Array {
  return makeWorkbook({ 表1: rows })
}

const diagonal = Array.from({ length: 1500 }, (_, at) => [...new Array<null>(at).fill(null), at])

/** Files that mean harm, with what is said of each; null where the file is read as far as it is one. */
export const HOSTILE: Readonly<Record<string, [bytes: Uint8Array | string, says: RegExp | null]>> = {
  'up.zip': [zipOf('a.txt', '../escaped.txt'), /指向压缩包之外.*leads out/],
  'back.zip': [zipOf('..\\..\\escaped.txt'), /指向压缩包之外.*leads out/],
  'absolute.zip': [zipOf('/escaped.txt'), /leads out/],
  'drive.zip': [zipOf('C:\\escaped.txt'), /leads out/],
  'nul.zip': [zipOf('a\0b.txt'), /控制字符.*control characters/],
  'twice.zip': [zipOf('a.txt', 'a.txt'), /两个条目.*two of its entries/],
  'many.zip': [makeZip(Array.from({ length: 501 }, (_, at) => text(`${at}.txt`))), /501.*500/],
  'most.zip': [makeZip(Array.from({ length: 65_535 }, (_, at) => text(`${at}`, ''))), /65535.*500/],
  'link.zip': [makeZip([{ ...text('a.txt', '/etc/passwd'), mode: 0o120777 }]), /链接.*link/],
  'ratio.zip': [makeZip([{ name: 'a.txt', bytes: new Uint8Array(3_000_000), packed: true }]), /100:1/],
  'larger.zip': [
    makeZip([{ name: 'a.txt', bytes: new Uint8Array(90_000), packed: true, declared: 9 }]),
    /已损坏.*damaged/,
  ],
  'strong.zip': [makeZip([{ ...text('a.txt'), flags: 0x41 }]), /已加密.*encrypted/],
  'method.zip': [makeZip([{ ...text('a.txt'), method: 12 }]), /压缩方法（12）.*method/],
  'nested.zip': [makeZip([{ name: 'b.zip', bytes: zipOf('c.txt') }]), /压缩包中的压缩包|archive inside an archive/],
  'stored.zip': [makeZip([{ name: 'a.xlsx', bytes: workbookWith([['科目', 1]]) }]), null],
  'other-name.zip': [makeZip([{ ...text('said.txt'), localName: '../escaped.txt' }]), null],
  'entities.docx': [makeZip([text('word/document.xml', `<!DOCTYPE a [<!ENTITY a "x">]>${BODY}&a;`)]), /DTD.*entities/],
  'outside.docx': [
    makeZip([
      {
        name: 'word/document.xml',
        bytes: Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>', 'utf16le'),
      },
    ]),
    /DTD.*entities/,
  ],
  'entities.ofd': [makeZip([text('OFD.xml', '<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>')]), /DTD/],
  'deep.ofd': [makeZip([text('OFD.xml', '<a>'.repeat(20_000) + '</a>'.repeat(20_000))]), /已损坏.*damaged/],
  'deep.docx': [makeZip([text('word/document.xml', BODY + '<w:p>'.repeat(20_000))]), /嵌套过深.*nested/],
  'far-apart.xlsx': [workbookWith(diagonal), /过散.*too far apart/],
  'long-cell.xlsx': [workbookWith([['科目', '支'.repeat(30_000)], ...diagonal.slice(0, 3)]), null],
  'spans.html': [
    `<table>${'<tr><td rowspan=65534 colspan=1000>1</td><td rowspan=65534 colspan=1000>2</td></tr>'.repeat(400)}</table>`.replace(
      /^/,
      '<html>',
    ),
    /跨度过大.*merged cells/,
  ],
  'deep.html': [`<html>${'<div>'.repeat(5000)}x`, /嵌套过深.*nested/],
  'line.csv': [`科目,预算数\n${'支'.repeat(210_000)}`, /第 2 行.*Line 2/],
  'line.txt': ['2024年预算支出1.00万元，'.repeat(15_000), /第 1 行.*Line 1/],
  'lines.txt': ['支出 1.00\n'.repeat(100_001), /100000 lines/],
  'pipes.txt': ['|'.repeat(190_000), null],
  'count.pdf': [pdfOf(PAGE, { pages: '<</Type/Pages/Kids[3 0 R]/Count 100000>>' }), null],
  'ring.pdf': [pdfOf(PAGE, { pages: '<</Type/Pages/Kids[2 0 R]/Count 1>>' }), /没有一页|cannot be opened|No page/],
  'itself.pdf': [
    pdfOf(`${PAGE} /X Do`, { resources: '/XObject<</X 6 0 R>>', objects: [pdfForm('/X Do', '/XObject<</X 6 0 R>>')] }),
    null,
  ],
  'huge-page.pdf': [pdfOf(PAGE, { page: '/MediaBox[0 0 1e12 1e12]' }), null],
  'loop.pdf': [pdfOf(PAGE, { trailer: '/Prev @' }), null],
  'script.pdf': [
    pdfOf(PAGE, { catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>' }),
    null,
  ],
}
