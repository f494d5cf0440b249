import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTools, type Tools } from './open-tools.js'

const WEINAN = 'weinan-2024-budget'
const URUMQI = 'urumqi-2024-budget'
let tools: Tools

beforeAll(async () => {
  tools = await openTools()
})
afterAll(() => tools.close())

describe('list_documents', () => {
  it.each([
    [{}, 5],
    [{ organization: '渭南' }, 1],
    [{ kind: 'accounts' }, 1],
    [{ year: 2024, kind: 'budget' }, 4],
  ])('%j', (given, count) => {
    expect(tools.call('list_documents', given).result?.documents).toHaveLength(count)
  })

  it('says what is held when nothing fits', () => {
    const { ok, error } = tools.call('list_documents', { organization: '北京市' })
    expect(ok).toBe(false)
    expect(error?.code).toBe('not-found')
    expect(error?.available?.join()).toContain(WEINAN)
  })
})

describe('find_figures', () => {
  it.each([
    ['a name', { documents: [WEINAN], items: [['支出总计']] }, '6,480,334.00 元'],
    ['an alias', { documents: [WEINAN], items: [['公务接待']] }, '0.00 万元'],
    ['a code', { documents: [WEINAN], items: [['30113']] }, '114,147.00 元'],
    ['a count', { documents: [WEINAN], items: [['人员编制']], kinds: ['count'] }, '20 人'],
    ['a stated change', { documents: [URUMQI], items: [['公务用车运行费']], kinds: ['change'] }, '0.21 万元'],
  ])('by %s, entered in the ledger', (_by, query, display) => {
    const view = tools.call('find_figures', query).result?.quantities?.[0]?.figures[0]
    expect(view?.display).toBe(display)
    expect(tools.desk.ledger.figures.find(({ id }) => id === view?.id)?.value).toBe(view?.value)
  })

  it('gives one figure one id however often it is found', () => {
    const query = { documents: [WEINAN], items: [['支出总计']] }
    const ids = [1, 2].map(() => tools.call('find_figures', query).result?.quantities?.[0]?.figures[0]?.id)
    expect(ids[0]).toBe(ids[1])
  })

  it('names other conditions and similar names where nothing fits', () => {
    const { result } = tools.call('find_figures', { documents: [WEINAN], items: [['三公经费']], year: 2030 })
    expect(result?.quantities).toEqual([])
    expect(result?.availableUnderOther).toContainEqual({ condition: 'year', values: ['2024'] })
    expect(result?.similarNames).toContain('“三公”经费')
  })

  it('tells blank cells apart from zero', () => {
    const { result } = tools.call('find_figures', {
      documents: [WEINAN],
      items: [['国防支出']],
      flow: 'expenditure',
    })
    expect(result?.quantities).toEqual([])
    expect(result?.leftBlank?.[0]?.name).toContain('国防支出')
  })

  it('says when it shows only a part', () => {
    const { result } = tools.call('find_figures', { documents: [WEINAN, URUMQI], items: [] })
    expect(result?.quantities).toHaveLength(24)
    expect(result?.cut?.total).toBeGreaterThan(24)
  })
})

describe('read_table', () => {
  it('lists tables, and reads one with the ids of its figures', () => {
    const table = tools.call('read_table', { document: WEINAN }).result?.tables?.[2]
    const { result } = tools.call('read_table', { document: WEINAN, table: table?.id })
    const cell = result?.rows?.[0]?.cells[0]
    expect(cell?.text).toBe('6,480,334.00')
    expect(tools.desk.ledger.figures.find(({ id }) => id === cell?.figure)?.value).toBe('6480334.00')
  })

  it('goes on where it was cut', () => {
    const first = tools.call('read_table', { document: WEINAN, table: 'T1' }).result
    const second = tools.call('read_table', { document: WEINAN, table: 'T1', offset: first?.cut?.next }).result
    expect(first?.cut).toEqual({ shown: 30, total: 86, next: 30 })
    expect(second?.cut?.next).toBe(60)
  })

  it('names the tables when there is none of that id', () => {
    const { error } = tools.call('read_table', { document: WEINAN, table: 'T99' })
    expect(error?.code).toBe('not-found')
    expect(error?.available?.[0]).toContain('T1 ')
  })
})

describe('search_passages', () => {
  it('gives sentences as quotes that stand in the document', () => {
    const { result } = tools.call('search_passages', { query: '公务用车运行费减少的原因', documents: [URUMQI] })
    const sentence = result?.passages
      ?.flatMap(({ sentences = [] }) => sentences)
      .find(({ text }) => text.includes('压减'))
    const quote = tools.desk.ledger.quotes.find(({ id }) => id === sentence?.id)
    const line = tools.desk.library.sourceLines(URUMQI)[(quote?.source.line ?? 0) - 1]
    expect(quote?.text).toContain('财政部门压减了车辆运行经费')
    expect(line).toContain('公务用车运行费')
  })
})

describe('define_term', () => {
  it.each([
    ['三公经费', '因公出国'],
    ['基本支出', '日常'],
  ])('%s', (term, words) => {
    const { result } = tools.call('define_term', { term })
    const quote = tools.desk.ledger.quotes.find(({ id }) => id === result?.explained?.[0]?.id)
    expect(quote?.text).toContain(words)
  })

  it('names items for a code', () => {
    expect(tools.call('define_term', { term: '30113' }).result?.items?.[0]?.name).toBe('住房公积金')
  })
})

describe('check_document', () => {
  it('gives findings whose figures may be referred to', () => {
    const { result } = tools.call('check_document', { document: WEINAN, severities: ['error'] })
    expect(result?.findings?.every(({ severity }) => severity === 'error')).toBe(true)
    const ids = result?.findings?.flatMap(({ cells }) => cells.flatMap(({ figure }) => figure ?? [])) ?? []
    expect(ids.length).toBeGreaterThan(0)
    expect(tools.desk.ledger.figures.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  })
})

describe('every tool', () => {
  it.each([
    ['find_figures', { documents: ['../../etc/passwd'], items: [] }],
    ['read_table', { document: '/etc/passwd' }],
    ['search_passages', { query: '预算', documents: ['nothing'] }],
    ['define_term', { term: '预算', documents: ['nothing'] }],
    ['check_document', { document: 'nothing' }],
  ])('%s names the documents when one is not held', (name, given) => {
    const { ok, error } = tools.call(name, given)
    expect(ok).toBe(false)
    expect(error?.code).toBe('not-found')
    expect(error?.available).toContain(WEINAN)
  })

  it.each([
    ['list_documents', { year: '2024' }, 'year'],
    ['find_figures', { documents: [] }, 'documents'],
    ['find_figures', { documents: [WEINAN], items: [], kinds: ['money'] }, 'kinds'],
    ['read_table', null, 'arguments'],
    ['search_passages', { query: '' }, 'query'],
    ['calculate', { expresion: 'F1' }, 'expression'],
    ['compare', { figures: ['F1'] }, 'figures'],
  ])('%s %j says which argument is wrong', (name, given, argument) => {
    const { error } = tools.call(name, given)
    expect(error?.code).toBe('bad-arguments')
    expect(error?.message).toContain(argument)
  })
})

describe('a desk over some documents', () => {
  it('opens no others', async () => {
    const narrow = await openTools({ documents: [URUMQI] })
    try {
      expect(narrow.call('list_documents', {}).result?.documents?.map(({ id }) => id)).toEqual([URUMQI])
      expect(narrow.call('read_table', { document: WEINAN }).error?.code).toBe('not-found')
      expect(narrow.call('find_figures', { documents: [WEINAN], items: [] }).error?.code).toBe('not-found')
      expect(JSON.stringify(narrow.call('search_passages', { query: '渭南市12345热线服务中心' }))).not.toContain(WEINAN)
    } finally {
      narrow.close()
    }
  })
})
