import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { type ModelServer, openModelServer, type Received, type Say, toldFigures, toolData } from './model-server.js'
import { openAgent } from './open-agent.js'

let desk: Desk
let server: ModelServer
beforeAll(async () => {
  desk = await openDesk()
  server = await openModelServer()
})
afterAll(async () => {
  await server.close()
  desk.close()
})

const QUESTION = '池州便民热线2024年办公费是多少？'
const FIND = [
  { name: 'find_figures', args: { documents: ['chizhou-2024-budget'], items: [['办公费']] } },
  { name: 'find_figures', args: { documents: ['weinan-2024-budget'], items: [['办公费']] } },
  { name: 'find_figures', args: { documents: ['chizhou-2024-budget'], items: [['培训费']] } },
]
/** The first figure of an organization and item that tools told. */
function told(request: Received, organization: string, item: string) {
  const found = toldFigures(request).find(({ say }) => say.includes(organization) && say.includes(item))
  if (found === undefined) throw new Error(`no ${item} of ${organization}`)
  return found
}

type Lie = (own: { id: string; say: string; value: string; unit: string }, request: Received) => string

const LIES: [name: string, lie: Lie][] = [
  ['a digit written by the model', (own) => `${own.say} 2.33 万元。{${own.id}}`],
  ['the right digits written by the model', (own) => `${own.say} ${own.value} 万元`],
  ['a number beside the figure', (own) => `${own.say} {${own.id}}，占比 12%`],
  ['a number in Chinese', (own) => `${own.say} {${own.id}}，约两万三千元`],
  ['a number in full width', (own) => `${own.say} {${own.id}}，即２．３３万元`],
  ['another unit behind it', (own) => `${own.say} {${own.id}}亿元`],
  ['a limit behind it', (own) => `${own.say} {${own.id}}以上`],
  ['a limit in front', (own) => `${own.say} 超过{${own.id}}`],
  ['a multiple', (own) => `${own.say} {${own.id}}的两倍`],
  ['a sign', (own) => `${own.say} -{${own.id}}`],
  ['a digit in front', (own) => `${own.say} 1{${own.id}}`],
  ['a digit split by an invisible character', (own) => `${own.say} {${own.id}}，另有1\u200b2万元`],
  ['another organization’s figure', (own, request) => `${own.say} {${told(request, '渭南', '办公费').id}}`],
  [
    'another organization’s figure, well named',
    (_own, request) => {
      const other = told(request, '渭南', '办公费')
      return `${other.say} {${other.id}}`
    },
  ],
  ['another item’s figure', (own, request) => `${own.say} {${told(request, '池州', '培训费').id}}`],
  [
    'another item’s figure, well named',
    (_own, request) => {
      const other = told(request, '池州', '培训费')
      return `${other.say} {${other.id}}`
    },
  ],
  ['another year', (own) => `${own.say.replace('2024', '2023')} {${own.id}}`],
  ['another stage', (own) => `${own.say.replace('年初预算', '决算')} {${own.id}}`],
  ['another label', (own) => `${own.say.replace('办公费', '会议费')} {${own.id}}`],
  ['a direction', (own) => `${own.say} {${own.id}}，比上年增加`],
  ['a superlative', (own) => `${own.say} {${own.id}}，是各项中最高的`],
  ['an invented cause', (own) => `${own.say} {${own.id}}，因为人员增加`],
  ['a fake id', (own) => `${own.say} {F77}`],
  ['a fake quote', (own) => `${own.say} {${own.id}}，文件说{Q9}`],
  ['a mark of its own', (own) => `${own.say} {${own.id}} [1]`],
  ['a source line of its own', (own) => `${own.say} {${own.id}}\n[2] 表1（别处，第 1 行）`],
  ['no figure at all', () => '请参阅文件。'],
  ['all or none', (own) => `${own.say} {${own.id}}，其他各项均为零`],
]

describe('a model that lies', () => {
  it.each(LIES)('%s: the offline answer is given', async (_name, lie) => {
    server.script = (request, turn): Say =>
      turn === 0 ? { calls: FIND } : { text: lie(told(request, '池州', '办公费'), request) }
    const agent = openAgent(desk.library, server.baseUrl)
    const offline = agent.offline(QUESTION)
    const answer = await agent.ask(QUESTION)
    const warning = answer.warnings.at(-1) ?? ''
    expect(warning).toMatch(/没有通过核对/)
    expect(answer).toEqual({ ...offline, warnings: [...offline.warnings, warning] })
    expect(agent.events.filter((event) => event.type === 'stopped')).toHaveLength(3)
  })

  it('mends its text once told', async () => {
    server.script = (request, turn): Say => {
      if (turn === 0) return { calls: FIND }
      const own = told(request, '池州', '办公费')
      return { text: turn === 1 ? `${own.say} 2.33 万元` : `${own.say} {${own.id}}` }
    }
    const agent = openAgent(desk.library, server.baseUrl)
    const answer = await agent.ask(QUESTION)
    expect(answer.engine).toBe('model')
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
  })

  it('a question the documents do not answer stays refused', async () => {
    const question = '池州便民热线2024年火箭发射费用是多少？'
    server.script = (request, turn): Say => {
      if (turn === 0) return { calls: FIND }
      const own = told(request, '池州', '办公费')
      return { text: `${own.say} {${own.id}}` }
    }
    const answer = await openAgent(desk.library, server.baseUrl).ask(question)
    expect(answer.status).toBe('refused')
    expect(answer.engine).toBe('offline')
    expect(answer.figures).toEqual([])
  })

  it.each([
    ['a part twice', { operation: ' + ', pick: ['办公费（基本支出）', '办公费（公用经费）'] }],
    ['two organizations and two items', { operation: ' - ', pick: ['池州.*培训费', '渭南.*办公费'] }],
    ['organizations that the question does not compare', { operation: ' / ', pick: ['池州.*办公费', '渭南.*办公费'] }],
  ])('is not let calculate with %s', async (_name, { operation, pick }) => {
    let result: unknown = null
    server.script = (request, turn): Say => {
      if (turn === 0)
        return {
          calls: [
            ...FIND,
            {
              name: 'find_figures',
              args: { documents: ['chizhou-2024-budget'], items: [['在职人员', '在职']], kinds: ['count'] },
            },
          ],
        }
      if (turn === 1) {
        const ids = pick.map(
          (one) => toldFigures(request).find(({ say }) => new RegExp(one, 'u').test(say))?.id ?? 'F99',
        )
        return { calls: [{ name: 'calculate', args: { expression: ids.join(operation) } }] }
      }
      result = toolData(request).at(-1)
      return { text: '' }
    }
    await openAgent(desk.library, server.baseUrl).ask(QUESTION)
    expect(result).toMatchObject({
      error: { code: expect.stringMatching(/^(?:not-comparable|counted-twice|crosses|forbidden|scope)/) },
    })
  })
})
