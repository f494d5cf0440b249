import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matchWithTypo } from '../../src/language/similar.js'

const file = readFileSync(new URL('../../src/facts/vocabulary/places.csv', import.meta.url), 'utf8')
const rows = file
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const places = rows
  .flatMap(([name = '', short = '', romanizations = '']) => [name, ...short.split('|'), ...romanizations.split('|')])
  .filter((name) => name !== '')

describe('a place with a slip', () => {
  test.each([
    ['乌鲁木其热线的培训费', '乌鲁木齐', 'homophone'],
    ['池洲2080506职业年金', '池州', 'homophone'],
    ['苏洲热线', '苏州', 'homophone'],
    ['宿洲的预算', '宿州', 'homophone'],
    ['秦皇鸟', '秦皇岛', 'shape'],
    ['乌鲁木热线', '乌鲁木齐', 'typo'],
    ['鲁乌木齐', '乌鲁木齐', 'typo'],
    ['Liaochen hotline', 'Liaocheng', 'typo'],
    ['西安12345', '西安', 'exact'],
    ['宿州与苏州', '宿州', 'exact'],
    ["What did urumqi's office spend", 'Urumqi', 'exact'],
  ])('%s means %s', (text, candidate, kind) => {
    expect(matchWithTypo(places, text)).toMatchObject({ candidate, kind })
  })

  test.each([
    '新项目多少钱',
    '大力推进',
    '通话费',
    '本系统',
    '王家庄',
    '李家庄市',
    '昆山',
    '义乌市',
    '富阳热线',
    '宜洋县热线',
    '徽州热线',
    '素州热线',
    '朝阳区热线',
    'Zhuozhou',
    '这两项加起来',
  ])('%s names none', (text) => {
    expect(matchWithTypo(places, text)).toBeNull()
  })

  test('no known place is taken for another', () => {
    for (const name of places) expect(matchWithTypo(places, name)?.kind, name).toBe('exact')
  })

  test('a homophone of any long name is found, with its position', () => {
    expect(matchWithTypo(['其他工资福利支出', '提租补贴'], '预算里的提租补帖是什么')).toMatchObject({
      candidate: '提租补贴',
      start: 4,
      end: 8,
    })
  })
})

test('the gazetteer holds every prefecture once, and no short name twice', () => {
  expect(rows).toHaveLength(367)
  const shorts = rows.flatMap(([name = '', short = '']) => [name, ...short.split('|').filter((one) => one !== '')])
  expect(new Set(shorts).size).toBe(shorts.length)
  for (const row of rows) expect(row).toHaveLength(5)
})
