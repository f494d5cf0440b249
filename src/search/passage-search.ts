import type { DataWarning } from '../documents/types.js'
import type { QuestionWord } from '../facts/vocabulary/types.js'
import { requireSameEmbedder } from '../library/index-description.js'
import type { PassageBlock, PassageNumber, PassageSearch, StoreReader } from '../library/ports.js'
import { createApproximateVectors } from './approximate-vectors.js'
import type { Embedder } from './embedder.js'
import { findHits, scoreAgain, scoreFullText } from './full-text.js'
import { loadHnswlib } from './load-hnswlib.js'
import { rewordAmounts, rewordQuestion } from './question-words.js'
import { fuseRankings, RANKING, type RankingWeights } from './ranking.js'
import { tokenize } from './tokens.js'
import { bestOf } from './top.js'
import { APPROXIMATE_FROM } from './vector-file.js'
import { createExactVectors, type VectorIndex } from './vectors.js'

export interface PassageSearchOptions {
  /** Folder of the index, where the vector file of a large collection lies. */
  folder: string
  embedder: Embedder
  /** What documents write for the words of questions (vocabulary); none when left out. */
  questionWords?: readonly QuestionWord[]
  weights?: RankingWeights
  approximateFrom?: number
  loadHnswlib?: typeof loadHnswlib
}

/** Longest question that is searched for, in UTF-16 units, and most tokens of it: what is beyond tells nothing more. */
const LONGEST_QUERY = 1_000
const MOST_TOKENS = 128
/** How many passages each ranking hands to the fusion, per passage asked for; at least `FEWEST_CANDIDATES`. */
const CANDIDATES = 4
const FEWEST_CANDIDATES = 50
/** How many times as many passages are read again, because headings and rows count less than the first look says. */
const REREAD = 2

/**
 * Search over one generation. Passages are filtered by document before anything is ranked: in a question about one office,
 * the passages of others neither appear nor count.
 *
 * @throws TieoutError `configuration` when the index was built with another embedder.
 */
export function createPassageSearch(reader: StoreReader, options: PassageSearchOptions): PassageSearch {
  const { embedder, folder, questionWords = [], weights = RANKING } = options
  const approximateFrom = options.approximateFrom ?? APPROXIMATE_FROM
  const load = options.loadHnswlib ?? loadHnswlib
  requireSameEmbedder(reader.description(), { embedder: embedder.name, dimension: embedder.dimension })
  const exact = createExactVectors(reader, embedder.dimension)
  let vectors: VectorIndex | null = null
  const vectorsFor = (total: number): VectorIndex => {
    if (total < approximateFrom) return exact
    const hnswlib = vectors === null ? load() : null
    vectors ??=
      hnswlib === null
        ? exact
        : createApproximateVectors(folder, reader, { dimension: embedder.dimension, hnswlib, approximateFrom, exact })
    return vectors
  }
  return {
    search(query, { documents, limit }) {
      const blocks = reader.blocks(documents)
      const places = new Places(blocks)
      const wanted = Math.max(0, Math.trunc(limit))
      if (places.total === 0 || wanted === 0) return []
      const text = query.slice(0, LONGEST_QUERY)
      const rank = (number: PassageNumber) => places.rank(number)
      const { importance, words } = readQuery(text, questionWords, weights)
      const hits = findHits(importance, blocks, reader)
      const most = Math.max(FEWEST_CANDIDATES, wanted * CANDIDATES)
      const roughly = bestOf(
        scoreFullText(hits, (number) => places.length(number), weights.length),
        most * REREAD,
        rank,
      )
      const read = reader.passages(roughly.map(({ number }) => number))
      const byText = bestOf(scoreAgain(roughly, hits, read, weights), most, rank)
      const known = new Map(hits.map(({ token, weight }) => [token, weight]))
      const vector = embedder.embedQuery(words, (token) => known.get(token) ?? 0)
      const near = vectorsFor(places.total).nearest(vector, blocks, most)
      const byVector = bestOf(
        near.filter(({ score }) => score > 0),
        most,
        rank,
      )
      const best = fuseRankings(
        [
          { ranked: byText, weight: 1 },
          { ranked: byVector, weight: weights.vectors },
        ],
        weights.smoothing,
        wanted,
        rank,
      )
      const found = reader.passages(best.map(({ number }) => number))
      return best.flatMap(({ number, score }) => {
        const passage = found.get(number)
        return passage === undefined ? [] : [{ ...passage, score }]
      })
    },
    notices: () => (load() === null ? [missingNotice()] : []),
  }
}

/** The tokens of a question with how much each counts, and the whole of its words for the embedder. */
function readQuery(
  text: string,
  questionWords: readonly QuestionWord[],
  weights: RankingWeights,
): { importance: Map<string, number>; words: string } {
  const { named, written } = rewordQuestion(text, questionWords)
  const amounts = rewordAmounts(text)
  const importance = new Map<string, number>()
  for (const token of tokenize(`${named}\n${amounts}`)) importance.set(token, 1)
  for (const token of tokenize(written)) if (!importance.has(token)) importance.set(token, weights.written)
  return { importance: new Map([...importance].slice(0, MOST_TOKENS)), words: [named, written, amounts].join('\n') }
}

/** Order and lengths of the passages of some blocks, whose order is that of the documents' ids. */
class Places {
  readonly total: number
  private readonly sorted: { block: PassageBlock; offset: number }[]

  constructor(blocks: readonly PassageBlock[]) {
    let offset = 0
    this.sorted = blocks.map((block) => {
      const place = { block, offset }
      offset += block.count
      return place
    })
    this.sorted.sort((a, b) => a.block.first - b.block.first)
    this.total = offset
  }

  rank(number: PassageNumber): number {
    const place = this.find(number)
    return place === undefined ? this.total : place.offset + number - place.block.first
  }

  length(number: PassageNumber): number {
    const place = this.find(number)
    return place?.block.lengths[number - place.block.first] ?? 0
  }

  private find(number: PassageNumber) {
    let low = 0
    let high = this.sorted.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.sorted[middle]?.block.first ?? 0) <= number) low = middle
      else high = middle - 1
    }
    return this.sorted[low]
  }
}

function missingNotice(): DataWarning {
  return {
    code: 'missing-hnswlib',
    message: {
      zh: '未安装 hnswlib-node：改用逐一比较的精确检索，结果相同，资料很多时较慢。安装：npm install hnswlib-node。',
      en: 'hnswlib-node is not installed: exact search serves instead, with the same results, slower for very large collections. To install: npm install hnswlib-node.',
    },
    line: null,
  }
}
