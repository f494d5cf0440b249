/**
 * Plants one mistake at a time in the documents of a corpus and tells how many the checks catch and locate, by kind.
 *
 *     npm run mutate                                bounded: 60 mistakes a document over corpus/
 *     npm run mutate -- --each 400 --seed 7         more, other ones
 *     npm run mutate -- --corpus DIR --show         another corpus; prints what was missed
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadVocabulary } from '../../dist/app/load-vocabulary.js'
import { checkDocument } from '../../dist/checks/check-document.js'
import { prepareForChecks } from '../../dist/checks/prepare.js'
import { identifyDocument } from '../../dist/documents/identity.js'
import { readText } from '../../dist/documents/readers/text-reader.js'
import { readFacts } from '../../dist/facts/read-facts.js'
import { readTables } from '../../dist/tables/read-tables.js'
import { KINDS, plant } from './plant.mjs'
import { targetsOf } from './targets.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: join(root, 'corpus') },
    each: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
})
const { vocabulary } = loadVocabulary(null)
const say = (...words) => process.stdout.write(`${words.join(' ')}\n`)

/** A small seeded generator (mulberry32): the same mistakes in every run. */
function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function check(path, lines) {
  const read = readText(Buffer.from(`${lines.join('\n')}\n`, 'utf8'))
  const identity = identifyDocument(read)
  const id = path.replace(/\.[^.]+$/u, '')
  const tables = readTables({ id, path }, read)
  const facts = readFacts({ id, path, identity }, read, tables, vocabulary)
  const document = prepareForChecks({ id, path, identity }, read, tables, facts, vocabulary)
  return { document, ...checkDocument(document) }
}

/** What makes a finding the same one before and after a mistake was planted. */
const nameOf = (finding) => JSON.stringify([finding.rule, finding.cells.map(({ line, value }) => [line, value])])

const isAt = (cell, changed) =>
  changed.some(({ line }) => cell.line !== null && Math.abs(cell.line - line) <= (cell.table === null ? 3 : 0))

const rows = new Map()
const misses = []
for (const file of readdirSync(options.corpus).sort()) {
  const random = seeded(Number(options.seed) * 7919 + file.length)
  const whole = check(file, readText(readFileSync(join(options.corpus, file))).sourceLines)
  const known = new Set(whole.findings.map(nameOf))
  const targets = targetsOf({ ...whole.document }).filter(({ id }) => whole.covered.has(id))
  const wanted = Number(options.each)
  let made = 0
  for (let attempt = 0; attempt < wanted * 8 && made < wanted && targets.length > 0; attempt += 1) {
    const kind = KINDS[attempt % KINDS.length]
    const target = targets[Math.floor(random() * targets.length)]
    const planted = plant(kind, whole.document.sourceLines, target, targets, random)
    if (planted === null) continue
    made += 1
    const after = check(file, planted.lines)
    const fresh = after.findings.filter((finding) => finding.severity !== 'info' && !known.has(nameOf(finding)))
    const group = `${target.origin} ${kind}`
    const row = rows.get(group) ?? { planted: 0, caught: 0, located: 0, named: 0, findings: 0 }
    rows.set(group, row)
    row.planted += 1
    row.findings += fresh.length
    if (fresh.length > 0) row.caught += 1
    const first = fresh.some((finding) => finding.cells[0] !== undefined && isAt(finding.cells[0], planted.changed))
    const any = fresh.some((finding) => finding.cells.some((cell) => isAt(cell, planted.changed)))
    if (first) row.located += 1
    if (any) row.named += 1
    if (!any || !first)
      misses.push(
        `${file}:${target.line} ${kind} ${target.origin} ${whole.document.sourceLines[target.line - 1].trim().slice(0, 60)} → ${planted.lines[target.line - 1].trim().slice(0, 60)} ${fresh.length === 0 ? 'MISSED' : any ? `named only: ${fresh[0].rule} ${fresh[0].message.zh.slice(0, 110)}` : `elsewhere: ${fresh[0].rule} ${fresh[0].message.zh.slice(0, 110)}`}`,
      )
  }
  say(`${file}: ${targets.length} figures in relations, ${made} mistakes planted`)
}
const share = (a, b) => (b === 0 ? '-' : `${((100 * a) / b).toFixed(1)} %`)
const total = { planted: 0, caught: 0, located: 0, named: 0, findings: 0 }
say('kind'.padEnd(16), 'planted', 'caught', 'located as root', 'named', 'findings each')
for (const [group, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
  for (const key of Object.keys(total)) total[key] += row[key]
  print(group, row)
}
print('all', total)
if (options.show) say(misses.join('\n'))

function print(group, { planted, caught, located, named, findings }) {
  say(
    group.padEnd(16),
    String(planted).padStart(7),
    share(caught, planted).padStart(7),
    share(located, planted).padStart(9),
    share(named, planted).padStart(9),
    planted === 0 ? '-' : (findings / planted).toFixed(2),
  )
}
