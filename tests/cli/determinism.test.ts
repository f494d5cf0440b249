import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { BUNDLED, newCorpus, newFolder, runTieout } from './run-tieout.js'

const QUESTIONS = [
  '渭南12345热线2024年预算收入是多少？',
  '固原2024年本年收入是多少？',
  '乌市去年机关运行经费是多少',
  '池州今年比上年增加多少，为什么',
  '五家热线按基本工资从高到低排一下',
  '聊城住房公积金完成了年初预算的百分之多少？',
  '渭南工资福利支出包括哪些，各多少',
  '聊城12345热线的主要职责是什么',
  '西安12345热线2024年预算',
  '公用经费多少',
  "What is Urumqi's travel expense budget in yuan?",
]
const BATCH = QUESTIONS.map((question, id) => JSON.stringify({ id, question, session: 's' })).join('\n')
const NAMES = readdirSync(BUNDLED)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))

interface Setting {
  corpus: string
  env?: Record<string, string>
}

/** The bytes of a whole batch over one corpus and index. */
async function answers({ corpus, env = {} }: Setting): Promise<string> {
  const run = await runTieout(['ask', '--batch', '-', '--json', '--corpus', corpus], { input: BATCH, env })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}

const original = (name: string): string => readFileSync(join(BUNDLED, `${name}.txt`), 'utf8')

/** Loaded before the program: a clock that stands elsewhere, and runs backwards. */
function otherClock(): Record<string, string> {
  const path = join(newFolder('clock'), 'clock.cjs')
  writeFileSync(
    path,
    `const Real = Date
let now = Real.UTC(2031, 11, 31, 23, 59, 59)
globalThis.Date = class extends Real {
  constructor(...args) { if (args.length === 0) super((now -= 1000)); else super(...args) }
  static now() { return (now -= 1000) }
}`,
  )
  return { NODE_OPTIONS: `--require ${path}` }
}

const index = () => ({ TIEOUT_INDEX: newFolder('index') })

describe('the same questions over the same documents print the same bytes', () => {
  const corpus = newCorpus(...NAMES)
  let usual = ''
  beforeAll(async () => {
    usual = await answers({ corpus, env: index() })
  })

  test('there are answers and refusals among them', () => {
    const statuses = usual
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { status: string }).status)
    expect(statuses).toHaveLength(QUESTIONS.length)
    expect(new Set(statuses)).toEqual(new Set(['answered', 'conflict', 'refused']))
  })

  test.each<[string, () => Record<string, string>]>([
    ['another run of the same index', () => ({})],
    ['an index built anew', index],
    ['a time zone ahead of the date', () => ({ ...index(), TZ: 'Pacific/Kiritimati' })],
    ['a time zone behind it', () => ({ ...index(), TZ: 'Pacific/Niue' })],
    ['a Turkish locale', () => ({ ...index(), LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' })],
    ['a Chinese locale', () => ({ ...index(), LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' })],
    ['no locale', () => ({ ...index(), LANG: 'C', LC_ALL: 'C' })],
    ['another clock', () => ({ ...index(), ...otherClock() })],
    ['a terminal full of colours', () => ({ ...index(), FORCE_COLOR: '3', COLUMNS: '40' })],
  ])('%s', async (_, env) => expect(await answers({ corpus, env: env() })).toBe(usual))

  test('documents taken in one by one, in another order, with one that leaves again', async () => {
    const own = newCorpus()
    const env = index()
    const steps = [...NAMES].reverse()
    for (const name of steps) {
      writeFileSync(join(own, `${name}.txt`), original(name))
      await answers({ corpus: own, env })
    }
    writeFileSync(join(own, 'other.txt'), original(NAMES[0] ?? '').replace(/2024/g, '2022'))
    await answers({ corpus: own, env })
    rmSync(join(own, 'other.txt'))
    expect(await answers({ corpus: own, env })).toBe(usual)
  })

  test('a document that was away, under another name and with other content in between', async () => {
    const own = newCorpus(...NAMES)
    const env = index()
    const first = NAMES.at(-1) ?? ''
    const path = join(own, `${first}.txt`)
    renameSync(path, join(own, 'moved.txt'))
    await answers({ corpus: own, env })
    renameSync(join(own, 'moved.txt'), path)
    writeFileSync(path, original(first).replace(/\d(?=,\d{3})/g, '7'))
    expect(await answers({ corpus: own, env })).not.toBe(usual)
    writeFileSync(path, original(first))
    expect(await answers({ corpus: own, env })).toBe(usual)
  })
})
