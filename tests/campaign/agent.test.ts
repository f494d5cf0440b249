import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answers/types.js'
import type { Fact } from '../../src/facts/types.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { stageName } from '../../src/language/stages.js'
import { type ModelServer, openModelServer, type Received, type Say, toldFigures } from '../agent/model-server.js'
import { type Agent, openAgent } from '../agent/open-agent.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { seeded } from '../gate/lies.js'
import { tellable } from '../gate/tie-lies.js'
import { HONEST_TEXTS, LYING_TEXTS, type Pair, type Told } from './agent-texts.js'
import { oneOf, type Pick } from './amounts.js'
import { report, size } from './size.js'
import { saidOf } from './tie-honest.js'

let desk: Desk
let server: ModelServer
let agent: Agent
let facts: Fact[] = []
beforeAll(async () => {
  desk = await openDesk()
  server = await openModelServer()
  agent = openAgent(desk.library, server.baseUrl)
  facts = tellable(desk.library.documents().flatMap((record) => desk.library.facts(record.id)))
})
afterAll(async () => {
  await server.close()
  desk.close()
})

const EACH_SIDE = size(200, 30)
/** Each text is a conversation over HTTP. */
const TIME = { timeout: size(900_000, 60_000) }

/** A question with one figure for its answer, and what a model is to look up for it and beside it. */
interface Task {
  question: string
  offline: Answer
  calls: { name: string; args: object }[]
  other: Fact
}

function taskOf(pick: Pick): Task | null {
  const [fact, other] = [oneOf(facts, pick), oneOf(facts, pick)]
  const { organization, year, stage, item } = saidOf(fact)
  if (other.document === fact.document || saidOf(other).item === item) return null
  const question = `${organization}${year}年${stageName(stage, 'zh')}${item}是多少？`
  const offline = agent.offline(question)
  if (offline.status !== 'answered' || offline.results.length !== 1) return null
  const [result] = offline.figures
  if (result === undefined || offline.figures.length !== 1 || result.source === null) return null
  return { question, offline, other, calls: [lookUp(fact), lookUp(other)] }
}

const lookUp = ({ document, key }: Fact) => ({
  name: 'find_figures',
  args: {
    documents: [document],
    items: [[key.item?.name ?? '']],
    year: key.year,
    stages: key.stage === null ? [] : [key.stage],
  },
})

/** The figures that the tools told: the one that answers, and one of the other document. */
function pairOf(request: Received, { offline, other }: Task): Pair | null {
  const told = toldFigures(request).flatMap((one): Told[] =>
    one.organization === undefined || one.year === undefined || one.stage === undefined
      ? []
      : [{ ...one, organization: one.organization, year: one.year, stage: one.stage }],
  )
  const [result] = offline.figures
  const own = told.find((one) => one.label === result?.label && one.value === result.value && one.unit === result.unit)
  const second = told.find((one) => one.organization === other.key.organization && one.value === other.value)
  return own === undefined || second === undefined || own === second ? null : { own, other: second }
}

/** Lets the scripted model look up and then write; null where the tools told other figures than the script needs. */
async function run(
  task: Task,
  write: (pair: Pair) => string | null,
): Promise<{ answer: Answer; texts: string[] } | null> {
  const texts: string[] = []
  server.script = (request, turn): Say => {
    if (turn === 0) return { calls: task.calls }
    const pair = pairOf(request, task)
    const text = pair === null ? null : write(pair)
    if (text !== null) texts.push(text)
    return { text: text ?? '' }
  }
  agent.events.length = 0
  const answer = await agent.ask(task.question)
  return texts.length === 0 ? null : { answer, texts }
}

describe('a scripted model behind the real client', TIME, () => {
  it('no lie reaches the user: after two corrections the offline answer is given', async () => {
    const pick = seeded(57)
    const kinds = Object.keys(LYING_TEXTS)
    const rows: Record<string, { told: number; sent: number }> = {}
    const sent: string[] = []
    for (let told = 0; told < EACH_SIDE; ) {
      const task = taskOf(pick)
      if (task === null) continue
      const kind = kinds[told % kinds.length] ?? ''
      const lie = await run(task, (pair) => LYING_TEXTS[kind]?.(pair, pick) ?? null)
      if (lie === null) continue
      told++
      const row = rows[kind] ?? { told: 0, sent: 0 }
      rows[kind] = row
      row.told++
      const warning = lie.answer.warnings.at(-1) ?? ''
      const expected = { ...task.offline, warnings: [...task.offline.warnings, warning] }
      const isOffline = JSON.stringify(lie.answer) === JSON.stringify(expected) && /没有通过核对/u.test(warning)
      if (isOffline && lie.texts.length === 3) continue
      row.sent++
      sent.push(`${kind}: ${lie.texts.join(' | ')} → ${lie.answer.answer}`)
    }
    report('model: lies by kind', rows)
    expect(sent).toEqual([])
  })

  it('no honest text is replaced', async () => {
    const pick = seeded(59)
    const kinds = Object.keys(HONEST_TEXTS)
    const rows: Record<string, { told: number; replaced: number }> = {}
    const replaced: string[] = []
    for (let told = 0; told < EACH_SIDE; ) {
      const task = taskOf(pick)
      if (task === null) continue
      const kind = kinds[told % kinds.length] ?? ''
      const honest = await run(task, (pair) => HONEST_TEXTS[kind]?.(pair) ?? null)
      if (honest === null) continue
      told++
      const row = rows[kind] ?? { told: 0, replaced: 0 }
      rows[kind] = row
      row.told++
      const { failures } = verifyAnswer(honest.answer, desk.library)
      const values = ({ results, figures }: Answer) =>
        results.map((id) => figures.find((figure) => figure.id === id)).map((one) => `${one?.value} ${one?.unit}`)
      const isSame = values(honest.answer).join() === values(task.offline).join()
      if (honest.answer.engine === 'model' && honest.texts.length === 1 && failures.length === 0 && isSame) continue
      row.replaced++
      const problems = agent.events.flatMap((event) => (event.type === 'stopped' ? event.problems : []))
      replaced.push(`${kind}: ${task.question} ${honest.texts[0]} → ${problems.join('; ')} ${honest.answer.answer}`)
    }
    report('model: honest texts by wording', rows)
    expect(replaced).toEqual([])
  })
})
