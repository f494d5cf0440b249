import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newCorpus, newFolder, type Run, runTieout } from './run-tieout.js'
import { smallBudget } from './small-budget.js'

interface Report {
  documents: { id: string; coverage: { checked: number; inconsistent: number; cells: { numeric: number } } }[]
  findings: { id: string; rule: string; severity: string; document: string; cells: { line: number }[] }[]
}

const corpus = newCorpus()
const check = (...args: string[]) => runTieout(['check', '--corpus', corpus, ...args])
const reportOf = (run: Run): Report => JSON.parse(run.stdout)

beforeAll(() => {
  writeFileSync(join(corpus, 'right.txt'), smallBudget({ office: '云溪市档案馆' }))
  writeFileSync(join(corpus, 'wrong.txt'), smallBudget({ total: '13.50' }))
})

describe('check of a corpus', () => {
  test('as JSON keeps the names of the contract and ends with 2 for an error', async () => {
    const run = await check('--json')
    expect(run.status, run.stderr).toBe(2)
    const { documents, findings } = reportOf(run)
    expect(documents.map(({ id }) => id)).toEqual(['right', 'wrong'])
    expect(documents[0]).toMatchObject({
      path: 'right.txt',
      organization: '云溪市档案馆',
      year: 2030,
      stage: 'budget',
      coverage: { inconsistent: 0, notChecked: expect.any(Array), cells: { unplaced: 0 } },
    })
    expect(documents[0]?.coverage.checked).toBeGreaterThan(3)
    const [error] = findings.filter(({ severity }) => severity === 'error')
    expect(error).toMatchObject({ document: 'wrong', hypothesis: { value: '12.50' } })
    expect(error?.cells[0]?.line).toBe(11)
    expect(findings.filter(({ document }) => document === 'right')).toEqual([])
  })

  test('a document by its id, in the order that the corpus has', async () => {
    const run = await check('right', '--json')
    expect(run.status).toBe(0)
    expect(reportOf(run).documents.map(({ id }) => id)).toEqual(['right'])
  })

  test('as text, in the interface language, without colors in a pipe', async () => {
    const run = await check('--language', 'zh')
    expect(run.stdout).toMatch(/海棠市数据服务中心 2030年 预算 {2}wrong\.txt/)
    expect(run.stdout).toMatch(/核对 \d+ 项关系：相符 \d+，在舍入范围内 \d+，不符 [1-9]/)
    expect(run.stdout).toContain('没有发现问题。')
    expect(run.stdout).toMatch(/一般公共服务支出 +合计 +11 +13\.50 万元/)
    expect(run.stdout.includes('\u001b')).toBe(false)
  })

  test.each([
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'warning'], 2],
    [['--severity', 'error'], 2],
    [['--rule', 'percent-display'], 0],
  ])('%j ends with %d', async (flags, status) => {
    expect((await check(...flags)).status).toBe(status)
  })

  test.each([
    [['--rule', 'displays-agre'], 'displays-agree'],
    [['--explain', 'nothing'], 'nothing'],
    [['--format', 'word'], 'word'],
    [['--update-baseline'], '--baseline'],
    [['no-such-document'], 'no-such-document'],
    [['no-such-file.txt'], 'no-such-file.txt'],
    [['--watch'], '--watch'],
  ])('%j is misuse', async (flags, told) => {
    const run = await check(...flags)
    expect(run.status).toBe(64)
    expect(run.stderr).toContain(told)
    expect(run.stdout).toBe('')
  })

  test('explains a rule with its page', async () => {
    const run = await check('--explain', 'displays-agree')
    expect(run.status).toBe(0)
    expect(run.stdout).toMatch(/^# displays-agree\n/)
  })
})

describe('a baseline', () => {
  test('accepts what was found, and nothing that came later', async () => {
    const file = join(newFolder('baseline'), 'accepted.json')
    expect((await check('--baseline', file)).status).toBe(64)
    expect((await check('--baseline', file, '--update-baseline')).status).toBe(0)
    const accepted = JSON.parse(readFileSync(file, 'utf8'))
    expect(accepted.findings.length).toBeGreaterThan(0)
    const same = await check('--baseline', file, '--json')
    expect(same.status).toBe(0)
    expect(reportOf(same).findings).toEqual([])

    const draft = join(newFolder('draft'), 'wrong.txt')
    writeFileSync(draft, `\n${smallBudget({ total: '13.50' })}`)
    expect((await check(draft, '--baseline', file)).status, 'moved by a line').toBe(0)
    writeFileSync(draft, smallBudget({ total: '19.50' }))
    expect((await check(draft, '--baseline', file)).status, 'another difference').toBe(2)

    writeFileSync(file, '{}')
    expect((await check('--baseline', file)).status).toBe(65)
  })
})

describe('a draft', () => {
  test('is judged alone and leaves nothing behind', async () => {
    const folder = newFolder('drafts')
    const index = join(newFolder('index'), 'none')
    writeFileSync(join(folder, 'draft.txt'), smallBudget({ stated: '12.90' }))
    const run = await runTieout(['check', 'draft.txt', '--json'], { cwd: folder, env: { TIEOUT_INDEX: index } })
    expect(run.status, run.stderr).toBe(2)
    expect(reportOf(run).documents.map(({ id }) => id)).toEqual(['draft'])
    expect(existsSync(index)).toBe(false)
    expect(readdirSync(folder)).toEqual(['draft.txt'])
  })

  test('a folder is every document in it, and what cannot be used is told', async () => {
    const folder = newFolder('drafts')
    writeFileSync(join(folder, 'a.txt'), smallBudget())
    writeFileSync(join(folder, 'b.txt'), Buffer.from([0, 1, 2, 3, 0, 0]))
    const run = await runTieout(['check', folder, '--json'])
    expect(run.status).toBe(65)
    expect(run.stderr).toContain('b.txt')
    expect(reportOf(run).documents.map(({ id }) => id)).toEqual(['a'])
  })

  test('two drafts of one name are told apart', async () => {
    const [first, second] = [newFolder('drafts'), newFolder('drafts')]
    for (const folder of [first, second]) writeFileSync(join(folder, 'draft.txt'), smallBudget())
    const run = await runTieout(['check', join(first, 'draft.txt'), join(second, 'draft.txt'), '--json'])
    expect(reportOf(run).documents.map(({ id }) => id)).toEqual(['draft', 'draft-2'])
  })

  test('is checked again when it is saved, until Ctrl-C', async () => {
    const path = join(newFolder('drafts'), 'draft.txt')
    writeFileSync(path, smallBudget())
    const run = await runTieout(['check', path, '--watch'], {
      during(child) {
        let out = ''
        let saved = false
        child.stderr?.on('data', (part: Buffer) => {
          out += part.toString()
          if (!out.includes('Waiting')) return
          out = ''
          if (saved) child.kill('SIGINT')
          else writeFileSync(path, smallBudget({ total: '13.50' }))
          saved = true
        })
      },
    })
    expect(run.status).toBe(130)
    expect(run.stdout).toMatch(/documents 1: errors 0, [\s\S]*documents 1: errors 1, /)
  })
})

describe('report files', () => {
  test('SARIF names rules, levels, places and stable fingerprints', async () => {
    const sarif = JSON.parse((await check('--format', 'sarif')).stdout)
    expect(sarif.version).toBe('2.1.0')
    const [run] = sarif.runs
    const [result] = run.results
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    expect(result).toMatchObject({ level: 'error', message: { text: expect.stringContaining('13.50') } })
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'wrong.txt' },
      region: { startLine: 11 },
    })
    expect(result.partialFingerprints['tieoutFinding/v1']).toMatch(/^[0-9a-f]{16}$/)
  })

  test('Markdown has a table of the cells', async () => {
    const { stdout } = await check('--format', 'markdown')
    expect(stdout).toMatch(/^# Consistency report\n/)
    expect(stdout).toMatch(/^\| 表1 .*\| 13\\\.50 \| 万元 \|$/m)
  })
})
