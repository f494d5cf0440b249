import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTools, type Tools } from './open-tools.js'

let tools: Tools

beforeAll(async () => {
  tools = await openTools()
})
afterAll(() => tools.close())

it('binds a number to its figure and gives it an id', () => {
  const text = '渭南市12345热线服务中心2024年预算支出总计6480334元。'
  const { result } = tools.call('tie_text', { text })
  expect(result?.counts).toEqual({ tied: 1, contradicted: 0, unknown: 0 })
  const id = result?.numbers?.[0]?.figure?.id
  expect(tools.desk.ledger.figures.find((figure) => figure.id === id)?.value).toBe('6480334.00')
})

it('tells a wrong number with the right one', () => {
  const text = '渭南市12345热线服务中心2024年住房公积金为124147元。'
  const number = tools.call('tie_text', { text }).result?.numbers?.[0]
  expect(number).toMatchObject({ status: 'contradicted', expected: '114,147 元' })
})

it('tells what a derived number was worked out from', () => {
  const text = '渭南市12345热线服务中心2024年基本支出占支出总计的89.82%。'
  const number = tools.call('tie_text', { text }).result?.numbers?.[0]
  expect(number?.status).toBe('tied')
  expect(number?.figure?.workedOutFrom).toHaveLength(2)
})

it('goes on where its list was cut', () => {
  const text = '渭南市12345热线服务中心2024年住房公积金为114147元。'.repeat(40)
  const first = tools.call('tie_text', { text }).result
  const second = tools.call('tie_text', { text, offset: first?.cut?.next }).result
  expect([first?.numbers?.length, second?.numbers?.length]).toEqual([30, 10])
  expect(first?.counts).toEqual(second?.counts)
})

it('knows only the documents of its desk', async () => {
  const narrow = await openTools({ documents: ['urumqi-2024-budget'] })
  try {
    const text = '渭南市12345热线服务中心2024年预算支出总计6480334元。'
    const number = narrow.call('tie_text', { text }).result?.numbers?.[0]
    expect(number?.status).toBe('unknown')
  } finally {
    narrow.close()
  }
})
