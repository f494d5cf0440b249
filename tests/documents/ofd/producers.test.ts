import { describe, expect, it } from 'vitest'
import { readOfdEntries } from '../../../src/documents/readers/ofd/read-ofd.js'
import { documentXml, pageXml, smallPackage, text } from './small-package.js'

type Entries = Record<string, string | null>

const read = (pages: readonly string[], more: Entries = {}) => readOfdEntries(smallPackage(pages, more))

/** Texts of the lines and, in brackets, rows of the tables. */
const shown = (pages: readonly string[], more: Entries = {}): string[] =>
  read(pages, more).pieces.flatMap((piece) =>
    piece.kind === 'line' ? [piece.text] : piece.rows.map((row) => `[${row.map((cell) => cell.text).join('|')}]`),
  )
const codes = (pages: readonly string[], more: Entries = {}): string[] =>
  read(pages, more).warnings.map(({ code }) => code)

const PAGE = '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
const root = (body: string): string => `<ofd:OFD><ofd:DocBody>${body}</ofd:DocBody></ofd:OFD>`
const documentWith = (common: string, after = ''): Entries => ({
  'Doc_0/Document.xml': documentXml(PAGE, common).replace('</ofd:Pages>', `</ofd:Pages>${after}`),
})
const withResources = (resources: string): Entries => ({
  ...documentWith('<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>'),
  'Doc_0/DocumentRes.xml': `<ofd:Res>${resources}</ofd:Res>`,
})
const unit = (id: number, objects: string): string =>
  `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="${id}" Width="100" Height="100"><ofd:Content>${objects}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
const composite = (id: number, boundary: string): string =>
  `<ofd:CompositeObject ID="50" Boundary="${boundary}" ResourceID="${id}"/>`

describe('where a file stands', () => {
  const other = (path: string, words: string): Entries => ({ [path]: pageXml(text(20, 30, words)) })

  it.each<[string, Entries]>([
    ['from the root without a slash', { 'Doc_0/Document.xml': documentXml(PAGE.replace('Pages', 'Doc_0/Pages')) }],
    ['in another case', { 'Doc_0/Document.xml': documentXml(PAGE.replace('Content', 'CONTENT')) }],
    ['as the folder of its page', { 'Doc_0/Document.xml': documentXml(PAGE.replace('/Content.xml', '')) }],
    ['with backslashes', { 'Doc_0/Document.xml': documentXml(PAGE.replaceAll('/', '\\').replace('\\>', '/>')) }],
    ['with line ends around it', { 'OFD.xml': root('<ofd:DocRoot>\n  /Doc_0/Document.xml\n</ofd:DocRoot>') }],
    ['as plain text', { 'OFD.xml': root('<ofd:DocRoot><![CDATA[Doc_0/Document.xml]]></ofd:DocRoot>') }],
  ])('%s', (_, more) => {
    expect(shown([text(20, 30, '收入')], more)).toEqual(['收入'])
  })

  it('two names that differ by their case only are no guess', () => {
    const listed = { 'Doc_0/Document.xml': documentXml(PAGE.replace('Content', 'CONTENT')) }
    const twin = other('Doc_0/Pages/Page_0/content.xml', '支出')
    expect(() => read([text(20, 30, '收入')], { ...listed, ...twin })).toThrow(/damaged/)
  })

  it('several documents of one package follow each other', () => {
    const second = '</ofd:DocRoot></ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>'
    expect(
      shown([text(20, 30, '收入')], {
        'OFD.xml': root(`<ofd:DocRoot>Doc_0/Document.xml${second}`),
        'Doc_1/Document.xml': documentXml(PAGE),
        ...other('Doc_1/Pages/Page_0/Content.xml', '支出'),
      }),
    ).toEqual(['收入', '支出'])
  })

  it('of several versions the current one is read', () => {
    const versions =
      '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="V1.xml"/><ofd:Version ID="2" Index="2" Current="true" BaseLoc="V2.xml"/></ofd:Versions>'
    const more: Entries = {
      'OFD.xml': root(`<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${versions}`),
      'V2.xml': '<ofd:DocVersion><ofd:DocRoot>Doc_0/New.xml</ofd:DocRoot></ofd:DocVersion>',
      'Doc_0/New.xml': documentXml(PAGE.replace('Page_0', 'Page_9')),
      ...other('Doc_0/Pages/Page_9/Content.xml', '更正'),
    }
    expect(shown([text(20, 30, '收入')], more)).toEqual(['更正'])
    expect(codes([text(20, 30, '收入')], more)).toEqual(['versions'])
  })
})

describe('text as programs write it', () => {
  const single = (x: number, character: string, more = ''): string =>
    `<ofd:TextObject ID="2" CTM="0.3528 0 0 0.3528 0 0" Boundary="${x} 30 4 5" Size="11.34" ${more}><ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="11">${character}</ofd:TextCode></ofd:TextObject>`
  const object = (code: string, more = ''): string =>
    `<ofd:TextObject Boundary="20 30 100 5" Size="4" ${more}>${code}</ofd:TextObject>`

  it.each<[string, string, string[]]>([
    ['a character an object', single(20, '收') + single(24, '入'), ['收入']],
    ['a blank that is an object', single(20, '部') + single(24, ' ') + single(24.8, '2'), ['部 2']],
    ['a section of plain text', object('<ofd:TextCode Y="4" DeltaX="4"><![CDATA[甲<乙]]></ofd:TextCode>'), ['甲<乙']],
    ['neither filled nor stroked', text(20, 30, '收入') + text(20, 40, '支出', 'Fill="false"'), ['收入']],
    ['stroked only', text(20, 30, '收入', 'Fill="false" Stroke="true"'), ['收入']],
    ['of no opacity', text(20, 30, '收入') + text(20, 40, '支出', 'Alpha="0"'), ['收入']],
    [
      'a font that tells no character',
      object(
        '<ofd:CGTransform><ofd:Glyphs>5 6</ofd:Glyphs></ofd:CGTransform><ofd:TextCode Y="4" DeltaX="4"></ofd:TextCode>',
      ) + text(20, 40, '支出'),
      ['\ufffd\ufffd', '支出'],
    ],
    ['characters of the font’s own', object('<ofd:TextCode Y="4" DeltaX="4">\ue11e入</ofd:TextCode>'), ['\ufffd入']],
    [
      'read downwards without steps',
      object('<ofd:TextCode Y="4">收入</ofd:TextCode>', 'ReadDirection="90"'),
      ['收', '入'],
    ],
  ])('%s', (_, objects, lines) => {
    expect(shown([objects])).toEqual(lines)
  })

  it('too faint to be more than a watermark is named', () => {
    const page = [text(20, 30, '收入') + text(20, 40, '内部资料', 'Alpha="70"')]
    expect([shown(page), codes(page)]).toEqual([['收入'], ['faint-words']])
  })

  it('clipped away is not read, clipped in part is read whole', () => {
    const clip = (box: string): string =>
      `<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="${box}"><ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 L 0 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>`
    const clipped = (y: number, box: string): string =>
      text(20, y, '甲乙丙丁').replace('<ofd:TextCode', `${clip(box)}<ofd:TextCode`)
    expect(shown([clipped(30, '0 0 5 5') + clipped(40, '150 200 5 5')])).toEqual(['甲乙丙丁'])
  })
})

describe('rules and colours', () => {
  const words = [text(21, 31, '收入'), text(61, 31, '支出'), text(21, 41, '甲'), text(61, 41, '乙')].join('')
  const path = (data: string, more = '', inside = ''): string =>
    `<ofd:PathObject Boundary="0 0 210 297" ${more}>${inside}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
  const GRID = 'M20 30L100 30M20 40L100 40M20 50L100 50M20 30L20 50M60 30L60 50M100 30L100 50'
  const TABLE = ['[收入|支出]', '[甲|乙]']
  const OPEN = ['收入支出', '甲乙']
  const lines = (read: string[]): string[] => read.map((line) => line.replace(/\s/g, ''))

  it.each<[string, string, string[]]>([
    ['without blanks', path(GRID), TABLE],
    ['with commas', path(GRID.replaceAll(/(\d) (\d)/g, '$1,$2')), TABLE],
    ['a drawing parameter that is white', path(GRID, 'DrawParam="1"'), OPEN],
    ['one that takes its white from another', path(GRID, 'DrawParam="2"'), OPEN],
    ['one with a colour of its own before it', path(GRID, 'DrawParam="2"', '<ofd:StrokeColor Value="0 0 0"/>'), TABLE],
    ['a grey that is white', path(GRID, '', '<ofd:StrokeColor ColorSpace="7" Value="255"/>'), OPEN],
    ['four inks of none', path(GRID, '', '<ofd:StrokeColor Value="0 0 0 0"/>'), OPEN],
    ['a white of a palette', path(GRID, '', '<ofd:StrokeColor ColorSpace="8" Index="1"/>'), OPEN],
    ['a black of a palette', path(GRID, '', '<ofd:StrokeColor ColorSpace="8" Index="0"/>'), TABLE],
    ['bands as thick as a row', path(GRID, 'LineWidth="5"'), OPEN],
    ['of a composite unit', composite(5, '0 0 210 297'), TABLE],
  ])('%s', (_, objects, rows) => {
    const resources = withResources(
      `<ofd:ColorSpaces><ofd:ColorSpace ID="7" Type="GRAY"/><ofd:ColorSpace ID="8" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>255 255 255</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces><ofd:DrawParams><ofd:DrawParam ID="1"><ofd:StrokeColor Value="255 255 255"/></ofd:DrawParam><ofd:DrawParam ID="2" Relative="1"/></ofd:DrawParams>${unit(5, path(GRID))}`,
    )
    expect(lines(shown([objects + words], resources))).toEqual(rows)
  })

  it('a layer’s parameter holds for its objects', () => {
    const resources = withResources(
      '<ofd:DrawParams><ofd:DrawParam ID="1"><ofd:StrokeColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams>',
    )
    const page = pageXml(path(GRID) + words).replace('<ofd:Layer', '<ofd:Layer DrawParam="1"')
    expect(lines(shown([''], { ...resources, 'Doc_0/Pages/Page_0/Content.xml': page }))).toEqual(OPEN)
  })
})

describe('composite units', () => {
  it('are drawn where they are placed, again and again', () => {
    const resources = withResources(unit(5, text(0, 0, '收入')))
    expect(shown([composite(5, '20 30 50 5') + composite(5, '20 40 50 5')], resources)).toEqual(['收入', '收入'])
  })

  it('that hold themselves end', () => {
    const resources = withResources(unit(5, text(0, 0, '收入') + composite(5, '0 10 50 5')))
    expect(shown([composite(5, '20 30 50 5')], resources).length).toBeLessThan(20)
  })

  it('that hold each other many times over are refused', () => {
    const many = Array.from({ length: 12 }, () => composite(5, '0 1 5 5')).join('')
    expect(() => shown([many], withResources(unit(5, many)))).toThrow(/上限.*too many/)
  })

  it('that are missing count as a picture', () => {
    expect(codes([text(20, 30, '甲'), composite(5, '0 0 9 9')], documentWith(''))).toEqual([])
    expect(codes([text(20, 30, '甲'), composite(5, '0 0 9 9')])).toEqual(['image-pages'])
  })
})

describe('scans', () => {
  const image = '<ofd:ImageObject ID="4" CTM="210 0 0 297 0 0" Boundary="0 0 210 297" ResourceID="9"/>'
  const media = (file: string): Entries => ({
    ...withResources(
      `<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>${file}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>`,
    ),
    'Doc_0/Document.xml': documentXml(
      `${PAGE}<ofd:Page ID="11" BaseLoc="Pages/Page_1/Content.xml"/>`,
      '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
    ),
  })

  it.each<[string, string, string, string[]]>([
    ['words under an opaque picture', text(20, 30, '收入') + image, 'scan.jpg', ['scanned-pages']],
    ['words on a picture', image + text(20, 30, '收入'), 'scan.jpg', ['mostly-pictures']],
    ['words under a picture that may let them through', text(20, 30, '收入') + image, 'seal.png', ['mostly-pictures']],
    ['invisible words on a picture', image + text(20, 30, '收入', 'Visible="false"'), 'scan.jpg', ['scanned-pages']],
  ])('%s', (_, page, file, expected) => {
    expect(codes([page, text(20, 30, '支出')], media(file))).toEqual(expected)
  })
})

describe('templates', () => {
  it('may lie above the page, and have resources of their own', () => {
    const list = `<ofd:TemplatePage ID="7" BaseLoc="Tpl.xml" ZOrder="Foreground"/>`
    const own = '<ofd:PageRes>TplRes.xml</ofd:PageRes>'
    expect(
      shown([''], {
        ...documentWith(list),
        'Doc_0/Tpl.xml': pageXml(composite(5, '20 20 50 5'), own),
        'Doc_0/TplRes.xml': `<ofd:Res>${unit(5, text(0, 0, '表一'))}</ofd:Res>`,
        'Doc_0/Pages/Page_0/Content.xml': pageXml(text(20, 30, '收入'), '<ofd:Template TemplateID="7"/>'),
      }),
    ).toEqual(['表一', '收入'])
  })
})

describe('what is no page is named', () => {
  const annotated = (type: string): Entries => ({
    ...documentWith('', '<ofd:Annotations>Annots/List.xml</ofd:Annotations>'),
    'Doc_0/Annots/List.xml':
      '<ofd:Annotations><ofd:Page PageID="10"><ofd:FileLoc>One.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
    'Doc_0/Annots/One.xml': `<ofd:PageAnnot><ofd:Annot ID="1" Type="${type}"><ofd:Appearance Boundary="20 30 60 8">${text(0, 0, '77.00')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`,
  })

  it.each<[string, Entries, string[], RegExp]>([
    ['words of an annotation', annotated('Text'), ['annotations'], /第 1 页.*批注/],
    ['no watermark', annotated('Watermark'), [], /^$/],
    [
      'attached files',
      {
        ...documentWith('', '<ofd:Attachments>Att.xml</ofd:Attachments>'),
        'Doc_0/Att.xml':
          '<ofd:Attachments><ofd:Attachment ID="1" Name="预算表.xlsx"><ofd:FileLoc>a.xlsx</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
      },
      ['attachments'],
      /预算表\.xlsx/,
    ],
    [
      'seals',
      {
        'OFD.xml': root('<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>Doc_0/S.xml</ofd:Signatures>'),
        'Doc_0/S.xml': '<ofd:Signatures><ofd:Signature ID="1" Type="Seal" BaseLoc="s/S.xml"/></ofd:Signatures>',
      },
      ['signatures'],
      /未验证/,
    ],
  ])('%s', (_, more, expected, words) => {
    const { pieces, warnings } = read([text(20, 30, '收入')], more)
    expect(pieces).toHaveLength(1)
    expect(warnings.map(({ code }) => code)).toEqual(expected)
    expect(warnings.map(({ message }) => message.zh).join()).toMatch(words)
  })
})

describe('what cannot be read', () => {
  it.each<[string, Entries, RegExp]>([
    ['encrypted by entries', { 'Doc_0/Decryptionseed.dat': 'x' }, /已加密.*encrypted/],
    ['encrypted, in another case', { 'encryptions.xml': '<a/>' }, /已加密.*encrypted/],
    ['a version to come', { 'OFD.xml': '<ofd:OFD Version="2.0"/>' }, /2\.0.*cannot be read/],
    ['nested without end', { 'OFD.xml': `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}` }, /damaged/],
  ])('%s', (_, more, message) => {
    expect(() => read([text(20, 30, '甲')], more)).toThrow(message)
  })
})
