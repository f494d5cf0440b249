import { describe, expect, it } from 'vitest'
import { readOfdEntries } from '../../../src/documents/readers/ofd/read-ofd.js'
import { readSteps } from '../../../src/documents/readers/ofd/text-object.js'
import { documentXml, pageXml, smallPackage, text } from './small-package.js'

/** Texts of the lines and, in brackets, rows of the tables. */
function shown(...[pages, more]: Parameters<typeof smallPackage>): string[] {
  return readOfdEntries(smallPackage(pages, more)).pieces.flatMap((piece) =>
    piece.kind === 'line' ? [piece.text] : piece.rows.map((row) => `[${row.map((cell) => cell.text).join('|')}]`),
  )
}

const path = (boundary: string, data: string, more = ''): string =>
  `<ofd:PathObject ID="9" Boundary="${boundary}" ${more}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`

describe('steps between characters', () => {
  it.each([
    ['4 4 5', [4, 4, 5]],
    ['g 3 4.5 5', [4.5, 4.5, 4.5, 5]],
    ['g 2 1 g 1 3', [1, 1, 3]],
    ['', []],
    [undefined, []],
    ['4 x 5', [4]],
    ['g 3', []],
    ['g -1 4', []],
  ])('%s', (written, steps) => {
    expect(readSteps(written)).toEqual(steps)
  })

  it('of a run without end are as many as a page can use', () => {
    expect(readSteps('g 1e12 1').length).toBeLessThanOrEqual(200_000)
  })
})

describe('text', () => {
  it('stands where the boundary puts it, in points', () => {
    const [piece] = readOfdEntries(smallPackage([text(20, 30, '收支总表')])).pieces
    expect(piece).toMatchObject({ kind: 'line', text: '收支总表', place: { page: 1 } })
    const box = piece?.kind === 'line' ? piece.place.box : null
    // 20 mm and 36 mm; four characters of 4 mm.
    expect(box?.[0]).toBeCloseTo(56.69, 1)
    expect(box?.[2]).toBeCloseTo(102.05, 1)
    expect(box?.[1]).toBeGreaterThan((30 / 25.4) * 72)
    expect(box?.[3]).toBeLessThan((35 / 25.4) * 72)
  })

  it('is placed by the matrix of its object', () => {
    const own = readOfdEntries(smallPackage([text(20, 30, '收入')])).pieces
    const matrix = `<ofd:TextObject Boundary="0 0 210 297" CTM="2 0 0 2 20 30" Size="2"><ofd:TextCode X="0" Y="2" DeltaX="2">收入</ofd:TextCode></ofd:TextObject>`
    expect(readOfdEntries(smallPackage([matrix])).pieces).toEqual(own)
  })

  it.each<[string, string[], string[]]>([
    ['parts side by side are one line', [text(20, 30, '本年'), text(28, 30, '收入')], ['本年收入']],
    ['below each other are two', [text(20, 40, '支出'), text(20, 30, '收入')], ['收入', '支出']],
    ['what is not visible is not read', [text(20, 30, '收入'), text(20, 40, '支出', 'Visible="false"')], ['收入']],
    [
      'one without steps advances by its letters',
      [
        '<ofd:TextObject Boundary="20 30 50 5" Size="4"><ofd:TextCode X="0" Y="4">合计12.50</ofd:TextCode></ofd:TextObject>',
      ],
      ['合计12.50'],
    ],
    [
      'a second run goes on at its own place',
      [
        '<ofd:TextObject Boundary="20 30 50 5" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4">合计</ofd:TextCode><ofd:TextCode X="8" DeltaX="4">金额</ofd:TextCode></ofd:TextObject>',
      ],
      ['合计金额'],
    ],
    ['numbers apart stay apart', [text(20, 30, '12'), text(29.5, 30, '34')], ['1 2 3 4']],
    ['radicals become common characters', [text(20, 30, '⽀出')], ['支出']],
    ['a page block places nothing', [`<ofd:PageBlock ID="5">${text(20, 30, '收入')}</ofd:PageBlock>`], ['收入']],
    ['entities of XML are characters', [text(20, 30, '甲').replace('甲', '甲&lt;乙')], ['甲<乙']],
  ])('%s', (_, objects, lines) => {
    expect(shown([objects.join('')])).toEqual(lines)
  })
})

describe('tables', () => {
  const words = [text(21, 31, '收入'), text(61, 31, '支出'), text(21, 41, '甲'), text(61, 41, '乙')].join('')
  const across = [30, 40, 50]
  const down = [20, 60, 100]

  it('are ruled by strokes', () => {
    const rules = [
      ...across.map((y) => path(`20 ${y} 80 0.2`, 'M 0 0 L 80 0')),
      ...down.map((x) => path(`${x} 30 0.2 20`, 'M 0 0 L 0 20')),
    ]
    expect(shown([rules.join('') + words])).toEqual(['[收入|支出]', '[甲|乙]'])
  })

  it('are ruled by thin filled areas', () => {
    const rules = [
      ...across.map((y) =>
        path(`0 0 210 297`, `M 20 ${y} L 100 ${y} L 100 ${y + 0.2} L 20 ${y + 0.2} C`, 'Fill="true" Stroke="false"'),
      ),
      ...down.map((x) =>
        path(`0 0 210 297`, `M ${x} 30 L ${x + 0.2} 30 L ${x + 0.2} 50 L ${x} 50 C`, 'Fill="true" Stroke="false"'),
      ),
    ]
    expect(shown([rules.join('') + words])).toEqual(['[收入|支出]', '[甲|乙]'])
  })

  it('are not ruled by white lines', () => {
    const white = '<ofd:StrokeColor Value="255 255 255"/>'
    const rules = [
      ...across.map((y) => path(`20 ${y} 80 0.2`, 'M 0 0 L 80 0')),
      ...down.map((x) => path(`${x} 30 0.2 20`, 'M 0 0 L 0 20')),
    ].map((rule) => rule.replace('<ofd:Abb', `${white}<ofd:Abb`))
    expect(shown([rules.join('') + words]).join()).not.toContain('[')
  })
})

describe('pages', () => {
  it('stand on their templates', () => {
    const entries = {
      'Doc_0/Document.xml': documentXml(
        '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>',
        '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
      ),
      'Doc_0/Tpls/Tpl_0/Content.xml': pageXml(text(20, 20, '表一')),
      'Doc_0/Pages/Page_0/Content.xml': pageXml(text(20, 30, '收入'), '<ofd:Template TemplateID="7"/>'),
    }
    expect(shown([''], entries)).toEqual(['表一', '收入'])
  })

  it('have a box of their own', () => {
    const area = '<ofd:Area><ofd:PhysicalBox>10 10 297 210</ofd:PhysicalBox></ofd:Area>'
    const shifted = readOfdEntries(
      smallPackage([''], { 'Doc_0/Pages/Page_0/Content.xml': pageXml(text(30, 40, '收入'), area) }),
    )
    expect(shifted.pieces).toEqual(readOfdEntries(smallPackage([text(20, 30, '收入')])).pieces)
  })

  it('come in the order of the document, located from the root or from its folder', () => {
    const listed =
      '<ofd:Page ID="1" BaseLoc="/Doc_0/Pages/Page_1/Content.xml"/><ofd:Page ID="2" BaseLoc="./Pages/../Pages/Page_0/Content.xml"/>'
    expect(shown([text(20, 30, '甲'), text(20, 30, '乙')], { 'Doc_0/Document.xml': documentXml(listed) })).toEqual([
      '乙',
      '甲',
    ])
  })

  it('that are missing are named', () => {
    const { pieces, warnings } = readOfdEntries(
      smallPackage([text(20, 30, '甲'), text(20, 30, '乙')], { 'Doc_0/Pages/Page_1/Content.xml': null }),
    )
    expect(pieces).toHaveLength(1)
    expect(warnings).toMatchObject([{ code: 'damaged-pages' }])
    expect(warnings[0]?.message.zh).toContain('2')
  })

  it.each([
    ['a size', 'Size="4"', 'Size="-99999999"'],
    ['a boundary', / Boundary="[^"]*"/, ''],
    ['its characters', /<ofd:TextCode.*<\/ofd:TextCode>/, ''],
    ['a place on the page', / Y="[^"]*"/, ' Y="-99999999"'],
  ])('whose text has lost %s are named, and nothing of them is read', (_, part, by) => {
    const digits = text(20, 30, '3') + text(23, 30, '218136.72')
    const [first = '', rest = ''] = [digits.slice(0, digits.length / 2), digits.slice(digits.length / 2)]
    const { pieces, warnings } = readOfdEntries(smallPackage([first.replace(part, by) + rest, text(20, 30, '乙')]))
    expect(first.replace(part, by)).not.toBe(first)
    expect(pieces).toHaveLength(1)
    expect(warnings).toMatchObject([{ code: 'damaged-pages' }])
  })

  it('that are pictures are named', () => {
    const { warnings } = readOfdEntries(
      smallPackage([text(20, 30, '甲'), '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="4"/>']),
    )
    expect(warnings).toMatchObject([{ code: 'image-pages' }])
  })
})

describe('what cannot be read says why', () => {
  it.each<[string, string[], Record<string, string | null>, RegExp]>([
    ['encrypted', [text(20, 30, '甲')], { 'Encryptions.xml': '<a/>' }, /已加密.*encrypted/],
    ['without its root', [text(20, 30, '甲')], { 'OFD.xml': null }, /已损坏.*damaged/],
    ['without a page', [], {}, /已损坏.*damaged/],
    ['root that is no XML', [text(20, 30, '甲')], { 'OFD.xml': 'PK\u0003\u0004' }, /已损坏.*damaged/],
    [
      'page that is cut off',
      [''],
      { 'Doc_0/Pages/Page_0/Content.xml': pageXml(text(20, 30, '甲')).slice(0, -30) },
      /已损坏/,
    ],
    [
      'page with a tag lost',
      [''],
      { 'Doc_0/Pages/Page_0/Content.xml': pageXml(text(20, 30, '甲')).replace('</ofd:TextObject>', '') },
      /已损坏/,
    ],
    ['with a DTD', [text(20, 30, '甲')], { 'OFD.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, /DTD/],
    ['only pictures', ['<ofd:ImageObject Boundary="0 0 210 297" ResourceID="4"/>'], {}, /图片.*pictures/],
    ['nothing', [''], {}, /没有文字.*no text/],
  ])('%s', (_, pages, more, message) => {
    expect(() => readOfdEntries(smallPackage(pages, more))).toThrow(message)
  })
})
