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

const find = (document: string, ...items: string[]) =>
  items.map((item) => ({ name: 'find_figures', args: { documents: [document], items: [[item]] } }))
const line = (figure: { say: string; id: string }): string => `${figure.say} {${figure.id}}`
const named = (request: Received, words: RegExp) => {
  const found = toldFigures(request).find(({ say }) => words.test(say))
  if (found === undefined) throw new Error(`no ${String(words)} in ${JSON.stringify(toolData(request))}`)
  return found
}

/** What an honest model does with a question of each kind: its first calls, then calls or text by what it was told. */
const KINDS: { question: string; steps: ((request: Received) => Say)[] }[] = [
  {
    question: '池州便民热线2024年办公费是多少？',
    steps: [
      () => ({ calls: find('chizhou-2024-budget', '办公费') }),
      (request) => ({ text: line(named(request, /办公费/)) }),
    ],
  },
  {
    question: '池州便民热线2024年办公费和培训费一共多少？',
    steps: [
      () => ({ calls: find('chizhou-2024-budget', '办公费', '培训费') }),
      (request) => ({
        calls: [
          {
            name: 'calculate',
            args: { expression: `${named(request, /办公费（基本/).id} + ${named(request, /培训费（基本/).id}` },
          },
        ],
      }),
      (request) => ({ text: line(named(request, /合计/)) }),
    ],
  },
  {
    question: '池州便民热线2024年办公费换算成元是多少？',
    steps: [
      () => ({ calls: find('chizhou-2024-budget', '办公费') }),
      (request) => ({
        calls: [
          {
            name: 'calculate',
            args: { expression: `convert(${named(request, /办公费（基本/).id}, 元)` },
          },
        ],
      }),
      (request) => ({ text: line(toldFigures(request).at(-1) ?? named(request, /办公费/)) }),
    ],
  },
  {
    question: 'How much is the 2024 budget for office supplies (办公费) of Chizhou?',
    steps: [
      () => ({ calls: find('chizhou-2024-budget', '办公费') }),
      (request) => ({ text: line(named(request, /办公费/)) }),
    ],
  },
  {
    question: '池州便民热线的主要职责是什么？',
    steps: [
      () => ({
        calls: [{ name: 'search_passages', args: { query: '主要职责', documents: ['chizhou-2024-budget'] } }],
      }),
      (request) => {
        const offline = desk.ask('池州便民热线的主要职责是什么？').quotes[0]
        const { passages } = toolData(request).at(-1) as { passages: { sentences?: { id?: string; text: string }[] }[] }
        const sentences = passages.flatMap((one) => one.sentences ?? []).filter(({ id }) => id !== undefined)
        const fitting = sentences.find(({ text }) => offline?.text.includes(text.slice(0, 20)) === true)
        return { text: `文件写明：{${fitting?.id}}` }
      },
    ],
  },
]

describe('an honest model', () => {
  it.each(KINDS)('$question', async ({ question, steps }) => {
    server.script = (request, turn) => steps[turn]?.(request) ?? { text: '' }
    const agent = openAgent(desk.library, server.baseUrl)
    const offline = agent.offline(question)
    const answer = await agent.ask(question)
    expect(agent.events.filter((event) => event.type === 'stopped')).toEqual([])
    expect(answer.engine).toBe('model')
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
    const values = ({ results, figures }: typeof answer) =>
      results
        .map((id) => figures.find((figure) => figure.id === id))
        .map((figure) => `${figure?.value} ${figure?.unit}`)
    expect(values(answer)).toEqual(values(offline))
    expect(answer.warnings.at(-1)).toContain(new URL(server.baseUrl).host)
  })

  it('says the same twice', async () => {
    const [kind] = KINDS
    if (kind === undefined) return
    server.script = (request, turn) => kind.steps[turn]?.(request) ?? { text: '' }
    const agent = openAgent(desk.library, server.baseUrl)
    expect(await agent.ask(kind.question)).toEqual(await agent.ask(kind.question))
  })
})
