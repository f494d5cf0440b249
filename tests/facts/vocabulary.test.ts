import { describe, expect, it } from 'vitest'
import { nameKey } from '../../src/facts/clean-name.js'
import { chooseCoded, lookupOf } from '../../src/facts/vocabulary/lookup.js'
import { parseCsv } from '../../src/facts/vocabulary/parse-csv.js'
import { parseVocabulary } from '../../src/facts/vocabulary/parse-vocabulary.js'
import { shippedVocabulary } from './vocabulary-files.js'

const { vocabulary, warnings } = shippedVocabulary()

describe('shipped vocabulary', () => {
  it('is read without a warning, and every entry names its source', () => {
    expect(warnings).toEqual([])
    for (const entry of [...vocabulary.codes, ...vocabulary.items, ...vocabulary.forms])
      expect(entry.source).not.toBe('')
  })

  it('has the class of every item code, and the item of every sub-item code', () => {
    const known = new Set(vocabulary.codes.map((one) => `${one.scheme} ${one.code}`))
    const orphans = vocabulary.codes.filter(
      (one) => one.code.length > 3 && !known.has(`${one.scheme} ${one.code.slice(0, -2)}`),
    )
    expect(orphans.map((one) => one.code)).toEqual([])
  })

  it('gives no printed name of a form line to two entries', () => {
    const owners = new Map<string, string>()
    for (const entry of vocabulary.items) {
      if (entry.scheme !== 'form') continue
      for (const name of [entry.name, ...entry.aliases]) {
        expect([entry.name, owners.get(nameKey(name)) ?? entry.name], name).toEqual([entry.name, entry.name])
        owners.set(nameKey(name), entry.name)
      }
    }
  })

  it('points every coded entry at a code with that name', () => {
    const lookup = lookupOf(vocabulary)
    for (const entry of vocabulary.items) {
      if (entry.code === null || entry.scheme === null) continue
      expect(lookup.nameOf(entry.scheme, entry.code), entry.name).toBe(entry.name)
    }
  })
})

describe('parseCsv', () => {
  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa,b\r\n"x, y","say ""z"""\r\n',
      [
        ['a', 'b'],
        ['x, y', 'say "z"'],
      ],
    ],
    ['a\n\n"two\nlines"\n', [['a'], ['two\nlines']]],
    ['a\n"open', [['a'], ['open']]],
    ['', []],
  ])('splits %j', (text, cells) => expect(parseCsv(text).map((record) => record.cells)).toEqual(cells))

  it('counts lines over quoted line breaks', () =>
    expect(parseCsv('a\n"1\n2"\nb').map((record) => record.line)).toEqual([1, 2, 4]))
})

describe('parseVocabulary', () => {
  const items = 'name,aliases,everyday,scheme,code,flow,fund,portion,source\n'
  it.each([
    ['codes-functional.csv', 'code,name,source\n20101,人大事务,x\n2010,坏,x', 3, 'code'],
    ['codes-functional.csv', 'code,name\n201,一般', 1, 'source'],
    ['codes-economic.csv', 'scheme,code,name,source\neconomic,301,工资,x', 2, 'economic'],
    ['items.csv', `${items},a,,form,,income,,,x`, 2, 'name'],
    ['items.csv', `${items}甲,,,form,,incoming,,,x`, 2, 'incoming'],
    ['items.csv', `${items}甲,,,form,,income,,,`, 2, 'source'],
    ['items.csv', `${items}甲,,,form,,income,,,x,y`, 2, 'cells'],
    ['form-titles.csv', 'all,none,fund,flow,scheme,portion,form,source\n,,,,,,summary,x', 2, 'title'],
    ['strange.csv', 'a', null, 'strange.csv'],
  ])('warns about %s: %j', (name, content, line, word) => {
    const read = parseVocabulary([{ name, content }])
    expect(read.warnings).toHaveLength(1)
    expect(read.warnings[0]?.line).toBe(line)
    expect(read.warnings[0]?.message.en).toContain(word)
    expect(read.warnings[0]?.message.zh).toContain(name)
  })

  it('lets a later file replace a code and add an item', () => {
    const read = parseVocabulary([
      { name: 'codes-functional.csv', content: 'code,name,source\n201,旧名,a' },
      { name: 'codes-functional.csv', content: 'code,name,source\n201,新名,b' },
      { name: 'items.csv', content: `${items}测试项目费,测费|测试费,测,form,,expenditure,,,本单位` },
    ])
    expect(read.vocabulary.codes).toEqual([{ scheme: 'functional', code: '201', name: '新名', source: 'b' }])
    expect(lookupOf(read.vocabulary).formItem('测试费')?.name).toBe('测试项目费')
    expect(lookupOf(read.vocabulary).formItem('测')).toBeNull()
  })
})

describe('chooseCoded', () => {
  const lookup = lookupOf(vocabulary)
  it.each([
    ['基本工资', ['economic-department'], null, '30101'],
    ['住房公积金', ['functional'], null, '2210201'],
    ['住房公积金', ['economic-department'], null, '30113'],
    ['住房公积金', ['functional', 'economic-department'], null, null],
    ['行政运行', ['functional'], null, null],
    ['行政运行', ['functional'], '20106', '2010601'],
    ['其他支出', ['functional'], null, '229'],
    ['事业运行', ['functional'], '299', null],
  ] as const)('%s in %j below %s is %s', (name, schemes, above, code) =>
    expect(chooseCoded(lookup.coded(name), [...schemes], above)?.code ?? null).toBe(code),
  )
})
