import { describe, expect, it } from 'vitest'
import { placeWords, type StandingPlace } from '../../src/language/place-words.js'

const CASES: [Partial<StandingPlace>, string, string][] = [
  [{ line: 116 }, '第 116 行', 'line 116'],
  [{ line: 116, page: 9 }, '第 9 页', 'page 9'],
  [{ line: 4, sheet: '表1', cell: 'B7' }, '工作表“表1”B7', 'sheet “表1”, B7'],
  [{ line: 4, sheet: '表1' }, '工作表“表1”', 'sheet “表1”'],
  [{ line: 4, cell: 'B7' }, 'B7', 'B7'],
  [{}, '', ''],
]

describe('where something stands is told as people look it up', () => {
  it.each(CASES)('%j', (place, zh, en) => {
    expect(placeWords({ line: null, page: null, sheet: null, cell: null, ...place })).toEqual({ zh, en })
  })
})
