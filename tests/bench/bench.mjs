/**
 * Measures what a person waits for and prints it as a table: ingest, a question as a process of its own, questions in a
 * running process, documents read and checked per second, and `check` of a corpus as a process of its own, over the bundled
 * corpus and over 10 and 100 times as many documents.
 *
 *     npm run bench                      all sizes (the largest takes minutes)
 *     npm run bench -- --copies 10       bundled and 10 times
 *     npm run bench -- --pages           only PDF pages, beside bare text extraction by the same library
 *     npm run bench -- --channels        only fifty people who ask at once on each chat platform
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFiles } from '../../dist/app/check-files.js'
import { openCorpus } from '../../dist/app/compose.js'
import { readConfig } from '../../dist/app/config.js'
import { locateCorpus } from '../../dist/app/locate-corpus.js'
import { measureChannels } from './channels.mjs'
import { generateCorpus } from './generate-corpus.mjs'
import { measurePages } from './pages.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const main = join(root, 'dist', 'app', 'main.js')
const work = mkdtempSync(join(tmpdir(), 'tieout-bench-'))
const COLD_RUNS = 9
const ROUNDS = 5
const ITEMS = ['办公费', '基本工资', '住房公积金', '培训费', '差旅费']

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function timeProcess(args) {
  const env = { ...process.env, TIEOUT_INDEX: join(work, 'index'), TIEOUT_CORPUS: '', NO_COLOR: '1' }
  const times = Array.from({ length: COLD_RUNS }, () => {
    const start = performance.now()
    const run = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 })
    if (run.status !== 0) throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stderr}`)
    return performance.now() - start
  })
  return quantile(times, 0.5)
}

async function measure(label, folder, places, bare) {
  const config = readConfig({ TIEOUT_INDEX: join(work, 'index') }, null)
  const located = locateCorpus(folder, config)
  const quiet = { step: () => undefined, end: () => undefined }
  const start = performance.now()
  const corpus = await openCorpus({ folder, ingest: 'rebuild' }, located, quiet, config.model)
  const ingest = performance.now() - start
  const documents = corpus.library.documents().length
  const assistant = await corpus.assistant({ engine: 'offline' })
  const questions = places.flatMap((place) => ITEMS.map((item) => `${place}热线2024年${item}是多少？`))
  const ask = (question) => {
    const from = performance.now()
    const answer = assistant.ask(question, { id: '1', documents: null, defaultOrganization: null, stale: false })
    return { took: performance.now() - from, status: answer.status }
  }
  const first = questions.map((question) => ask(question))
  const warm = Array.from({ length: ROUNDS }, () => questions.map((question) => ask(question).took)).flat()
  corpus.close()
  const checking = performance.now()
  const drafts = await checkFiles(
    { paths: [folder], corpus: null },
    null,
    { vocabulary: located.vocabulary.vocabulary, recognition: null },
    quiet,
  )
  const checked = (1000 * drafts.documents.length) / (performance.now() - checking)
  const report = timeProcess([main, 'check', '--corpus', folder, '--json', '--fail-on', 'never'])
  const cold = timeProcess([main, 'ask', questions[0] ?? '', '--corpus', folder, '--json'])
  return {
    corpus: label,
    documents,
    'ingest s': (ingest / 1000).toFixed(2),
    'ms/document': (ingest / documents).toFixed(0),
    'cold ms': cold.toFixed(0),
    'cold × node': (cold / bare).toFixed(1),
    'first p50 ms': quantile(
      first.map(({ took }) => took),
      0.5,
    ).toFixed(1),
    'warm p50 ms': quantile(warm, 0.5).toFixed(1),
    'warm p95 ms': quantile(warm, 0.95).toFixed(1),
    'checked/s': checked.toFixed(1),
    'check cold ms': report.toFixed(0),
    answered: `${first.filter(({ status }) => status !== 'refused').length}/${questions.length}`,
  }
}

const PLACES = ['渭南', '固原', '乌鲁木齐', '池州', '聊城']

function printTable(rows) {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)))
  for (const line of lines)
    process.stdout.write(`${line.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ')}\n`)
}

async function measureSizes() {
  const asked = process.argv.indexOf('--copies')
  const sizes = asked < 0 ? [10, 100] : [Number(process.argv[asked + 1])]
  const bare = timeProcess(['-e', '0'])
  process.stdout.write(`Node ${process.versions.node}, ${cpus().length} cores; node -e 0 takes ${bare.toFixed(0)} ms\n`)
  const rows = [await measure('bundled', join(root, 'corpus'), PLACES, bare)]
  for (const copies of sizes) {
    const folder = join(work, `corpus-${copies}`)
    const written = generateCorpus(folder, copies)
    const step = Math.max(1, Math.floor(written.length / 10))
    const places = written.filter((_, at) => at % step === 0).map(({ place }) => place)
    rows.push(await measure(`${copies} ×`, folder, places, bare))
  }
  printTable(rows)
}

try {
  printTable(measurePages(work))
  if (process.argv.includes('--pages')) process.exit()
  if (!process.argv.includes('--channels')) await measureSizes()
  const questions = PLACES.flatMap((place) => ITEMS.map((item) => `${place}热线2024年${item}是多少？`))
  printTable(await measureChannels({ main, work, questions }))
} finally {
  rmSync(work, { recursive: true, force: true })
}
