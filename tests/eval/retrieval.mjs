/**
 * Measures whether the passage that answers a question is found: the project's own text questions (passages.jsonl), each
 * with words that the right passage must hold. Prints how many are answered within the first 1, 3, 5 and 10 passages.
 *
 *     npm run eval:retrieval              the half that weights are not chosen on, by kind and language
 *     npm run eval:retrieval -- --grid    tries ranking weights on the other half first
 *     npm run eval:retrieval -- --misses  names the questions whose passage is not among the first three
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCorpus } from '../../dist/app/compose.js'
import { readConfig } from '../../dist/app/config.js'
import { locateCorpus } from '../../dist/app/locate-corpus.js'
import { createLocalEmbedder } from '../../dist/search/embedder.js'
import { createPassageSearch } from '../../dist/search/passage-search.js'
import { RANKING } from '../../dist/search/ranking.js'
import { openReader } from '../../dist/store/open-reader.js'

const here = dirname(fileURLToPath(import.meta.url))
const DEPTHS = [1, 3, 5, 10]
const GRID = {
  smoothing: [10, 30, 60],
  vectors: [0, 0.05, 0.1, 0.15, 0.3, 0.5, 1],
  length: [0, 0.1, 0.2, 0.4],
  written: [0.15, 0.3, 0.5, 0.7, 1],
  headings: [0.1, 0.2, 0.4, 0.6, 1],
  rows: [0.5, 0.7, 0.85, 1],
}

const places = locateCorpus(
  join(here, '..', '..', 'corpus'),
  readConfig({ TIEOUT_INDEX: process.env.TIEOUT_INDEX }, null),
)
const opened = await openCorpus({ folder: null, ingest: 'when-changed' }, places, { step() {}, end() {} })
const reader = openReader(places.indexFolder)

const questions = readFileSync(join(here, 'passages.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
// Every second question: kinds stand together in the file, so both halves hold all of them.
const choosing = questions.filter((_, i) => i % 2 === 0)
const reporting = questions.filter((_, i) => i % 2 === 1)

const print = (...words) => process.stdout.write(`${words.join(' ')}\n`)
const bare = (text) => text.replace(/\s/gu, '')

/** Place of the first passage that holds all the evidence, from 1; Infinity when none of the first ten does. */
function placeOf(question, search) {
  const found = search.search(question.question, { documents: [question.document], limit: 10 })
  const at = found.findIndex((passage) => {
    const text = bare([...passage.section, passage.text].join(''))
    return question.evidence.every((words) => text.includes(bare(words)))
  })
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}

function searchWith(weights) {
  const { questionWords } = places.vocabulary.vocabulary
  return createPassageSearch(reader, {
    folder: places.indexFolder,
    embedder: createLocalEmbedder(),
    questionWords,
    weights,
  })
}

function measure(some, weights) {
  const search = searchWith(weights)
  const found = some.map((question) => placeOf(question, search))
  const recall = DEPTHS.map((depth) => found.filter((place) => place <= depth).length / some.length)
  return { recall, rank: found.reduce((sum, place) => sum + 1 / place, 0) / some.length, found }
}

const percent = (share) => `${(100 * share).toFixed(1)}%`.padStart(7)
const row = (name, some, weights) => {
  const { recall, rank } = measure(some, weights)
  print(name.padEnd(14), String(some.length).padStart(4), ...recall.map(percent), rank.toFixed(3).padStart(7))
}

function choose() {
  let best = { ...RANKING }
  let score = measure(choosing, best).rank
  // One number at a time until no change helps: the full product would try thousands.
  for (let changed = true; changed; ) {
    changed = false
    for (const [name, values] of Object.entries(GRID)) {
      for (const value of values) {
        const tried = { ...best, [name]: value }
        const rank = measure(choosing, tried).rank
        if (rank > score + 1e-9) [best, score, changed] = [tried, rank, true]
      }
    }
  }
  print('chosen on the first half:', JSON.stringify(best), 'mean reciprocal rank', score.toFixed(3))
  return best
}

const weights = process.argv.includes('--grid') ? choose() : RANKING
print('kind'.padEnd(14), '   n', ...DEPTHS.map((depth) => `@${depth}`.padStart(7)), '    mrr')
for (const kind of [...new Set(questions.map((question) => question.kind))].sort())
  row(
    kind,
    reporting.filter((question) => question.kind === kind),
    weights,
  )
for (const language of ['zh', 'en'])
  row(
    language,
    reporting.filter((question) => question.language === language),
    weights,
  )
row('reported half', reporting, weights)
row('choosing half', choosing, weights)
if (process.argv.includes('--misses')) {
  const search = searchWith(weights)
  for (const question of questions) {
    const place = placeOf(question, search)
    if (place > 3) print(`${question.id} ${question.document}: ${question.question} at ${place}`)
  }
}
opened.close()
reader.close()
