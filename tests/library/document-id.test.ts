import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentIds } from '../../src/library/document-id.js'

describe('ids of documents', () => {
  it.each([
    [['2024/预算.txt'], ['2024/预算']],
    [
      ['a.xlsx', 'a.pdf'],
      ['a', 'a.xlsx'],
    ],
    [
      ['a.csv', 'a.docx', 'a.txt', 'a.ofd'],
      ['a', 'a.ofd', 'a.docx', 'a.csv'],
    ],
    [
      ['a.doc', 'a.html', 'a.htm'],
      ['a', 'a.htm', 'a.doc'],
    ],
    [
      ['x/a.pdf', 'a.docx'],
      ['a', 'x/a'],
    ],
    [
      ['a.PDF', 'a.pdf'],
      ['a', 'a.pdf'],
    ],
    [
      ['a.xlsx', 'a.pdf', 'a.xlsx.pdf'],
      ['a', 'a.xlsx', 'a.xlsx.pdf'],
    ],
    [
      ['b.zip/a.xls', 'b.zip/a.xlsx'],
      ['b.zip/a', 'b.zip/a.xls'],
    ],
  ])('%j', (paths, expected) => {
    expect([...documentIds(paths).values()]).toEqual(expected)
  })

  it('are different for different files, and the same in any order of these', () => {
    const name = fc
      .tuple(fc.constantFrom('a', 'b', 'x/a'), fc.array(fc.constantFrom('.txt', '.pdf', '.xlsx'), { minLength: 1 }))
      .map(([stem, ends]) => stem + ends.join(''))
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (paths) => {
        const ids = documentIds(paths)
        expect(new Set(ids.values()).size).toBe(paths.length)
        expect([...documentIds([...paths].reverse())]).toEqual([...ids])
      }),
    )
  })
})
