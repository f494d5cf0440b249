import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PassageBlock, PassageSource, VectorFile } from '../../src/library/ports.js'
import { createApproximateVectors } from '../../src/search/approximate-vectors.js'
import { createLocalEmbedder } from '../../src/search/embedder.js'
import { loadHnswlib } from '../../src/search/load-hnswlib.js'
import { decodeVectors, dequantize, encodeVectors, similarity, withoutZeroes } from '../../src/search/quantize.js'
import { fuseRankings } from '../../src/search/ranking.js'
import { bestOf } from '../../src/search/top.js'
import { createVectorFileKeeper } from '../../src/search/vector-file.js'
import { createExactVectors } from '../../src/search/vectors.js'

const embedder = createLocalEmbedder()

describe('the local embedder', () => {
  test('gives vectors of length one, and zero for nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const square = embedder.embedPassage(text).reduce((sum, value) => sum + value * value, 0)
        expect(square === 0 || Math.abs(square - 1) < 1e-5).toBe(true)
      }),
    )
    expect(embedder.embedPassage('').every((value) => value === 0)).toBe(true)
  })

  test('gives the same numbers on every machine', () => {
    const vector = embedder.embedPassage('公用经费 41.46 万元 budget')
    const marks = [...vector].flatMap((value, i) => (Math.abs(value) > 0.2 ? [`${i}:${value.toFixed(6)}`] : []))
    expect(marks).toMatchInlineSnapshot(`
      [
        "33:-0.314140",
        "46:0.209427",
        "67:0.314140",
        "93:-0.209427",
        "101:-0.209427",
        "123:0.209427",
        "129:-0.209427",
        "150:-0.314140",
        "153:-0.314140",
        "174:0.209427",
        "186:0.209427",
        "223:-0.209427",
        "280:-0.209427",
        "281:-0.209427",
        "289:0.209427",
        "322:-0.209427",
      ]
    `)
  })

  test('puts texts that share words nearer than others, whatever their order', () => {
    const question = embedder.embedQuery('培训费减少的原因', () => 1)
    const near = (text: string) =>
      embedder.embedPassage(text).reduce((sum, value, i) => sum + value * (question[i] ?? 0), 0)
    expect(near('原因是减少了培训费支出')).toBeGreaterThan(near('公务用车购置费支出安排情况') + 0.2)
  })

  test('leaves out of a question what no passage holds', () => {
    const weigh = (token: string) => (token === '收入' ? 1 : 0)
    const question = embedder.embedQuery('收入 zzz', weigh)
    const plain = embedder.embedQuery('收入', weigh)
    const cosine = question.reduce((sum, value, i) => sum + value * (plain[i] ?? 0), 0)
    expect(cosine).toBeGreaterThan(0.9)
  })
})

test('stored vectors keep every similarity within a hundredth', () => {
  const texts = ['一般公共预算拨款收入', '三公经费支出', 'office expenses 12', '']
  const vectors = texts.map((text) => embedder.embedPassage(text))
  const decoded = decodeVectors(encodeVectors(vectors, embedder.dimension), embedder.dimension)
  expect(decoded.count).toBe(texts.length)
  for (const a of vectors) {
    vectors.forEach((b, i) => {
      const exact = a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)
      expect(Math.abs(similarity(withoutZeroes(a), decoded, i) - exact)).toBeLessThan(0.01)
      expect(dequantize(decoded, i)).toHaveLength(embedder.dimension)
    })
  }
})

describe('ranking', () => {
  const at = (number: number, score: number) => ({ number, score })

  test('the best of many are those that sorting all would give, ties in the order of the passages', () => {
    const scored = fc
      .array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 })
      .map((scores) => scores.map((score, number) => ({ number, score })))
    fc.assert(
      fc.property(scored, fc.integer({ min: 1, max: 12 }), fc.integer(), (all, limit, seed) => {
        const shuffled = [...all].sort((a, b) => ((a.number * 7919 + seed) % 31) - ((b.number * 7919 + seed) % 31))
        const expected = [...all].sort((a, b) => b.score - a.score || a.number - b.number).slice(0, limit)
        expect(bestOf(shuffled, limit, (number) => number)).toEqual(expected)
      }),
    )
  })

  test('fusion goes by places: twice second beats once first', () => {
    const fused = fuseRankings(
      [
        { ranked: [at(1, 90), at(2, 1)], weight: 1 },
        { ranked: [at(3, 0.1), at(2, 0.01)], weight: 1 },
      ],
      60,
      3,
      (number) => number,
    )
    expect(fused.map(({ number }) => number)).toEqual([2, 1, 3])
  })
})

describe('the file of a large collection', () => {
  const hnswlib = loadHnswlib()
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tieout-vectors-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const TOPICS = ['培训费支出', '公务用车运行', '住房公积金', '政府采购货物', '国有资产占用', '绩效目标']

  /** Documents of passages around a few topics: neighbours are many and real, as in a corpus. */
  function makeSource(documents: number, from = 0): PassageSource & { file: VectorFile | null } {
    const vectors = new Map<string, Uint8Array>()
    const blocks: PassageBlock[] = []
    for (let d = from; d < from + documents; d++) {
      const texts = TOPICS.flatMap((topic, t) =>
        [0, 1, 2].map((n) => `${topic}第${d}单位${n}项 ${d * 17 + t * 5 + n}.${n} 万元`),
      )
      const id = `d${String(d).padStart(4, '0')}`
      vectors.set(
        id,
        encodeVectors(
          texts.map((text) => embedder.embedPassage(text)),
          embedder.dimension,
        ),
      )
      blocks.push({ document: id, first: (d + 1) * 1024, count: texts.length, lengths: new Uint16Array(texts.length) })
    }
    return {
      file: null,
      blocks: (ids) => blocks.filter(({ document }) => ids.includes(document)),
      allBlocks: () => blocks,
      matches: () => [],
      vectors: (document) => vectors.get(document) ?? new Uint8Array(),
      passages: () => new Map(),
      vectorFile() {
        return this.file
      },
    }
  }

  const keeper = (approximateFrom = 100) =>
    createVectorFileKeeper({ folder, dimension: embedder.dimension, hnswlib, approximateFrom })

  function recallOf(source: PassageSource): number {
    if (hnswlib === null) return 0
    const exact = createExactVectors(source, embedder.dimension)
    const approximate = createApproximateVectors(folder, source, {
      dimension: embedder.dimension,
      hnswlib,
      approximateFrom: 100,
      exact,
    })
    const queries = TOPICS.map((topic) => embedder.embedQuery(`${topic} 第40单位 17.2 万元`, () => 1))
    // By score, not by number: among passages that are equally near, either answer is right.
    const shares = queries.map((query) => {
      const wanted = bestOf(exact.nearest(query, source.allBlocks(), 10), 10, (number) => number)
      const found = bestOf(approximate.nearest(query, source.allBlocks(), 10), 10, (number) => number)
      const worst = (wanted.at(-1)?.score ?? 0) - 0.001
      return found.filter(({ score }) => score >= worst).length / wanted.length
    })
    return shares.reduce((sum, share) => sum + share, 0) / shares.length
  }

  describe.skipIf(hnswlib === null)('with hnswlib-node', () => {
    test('finds what exact search finds', () => {
      const source = makeSource(60)
      source.file = keeper().renew(source, 1)
      expect(readdirSync(folder)).toEqual([source.file?.name])
      expect(recallOf(source)).toBeGreaterThan(0.95)
    })

    test('serves on after small changes, its new passages compared exactly, and is renewed after large ones', () => {
      const source = makeSource(60)
      source.file = keeper().renew(source, 1)
      const grown = makeSource(62, 1)
      grown.file = source.file
      expect(keeper().renew(grown, 2)).toEqual(source.file)
      expect(recallOf(grown)).toBeGreaterThan(0.95)
      const other = makeSource(60, 30)
      other.file = source.file
      expect(keeper().renew(other, 3)?.name).toMatch(/^vectors-3-/)
    })

    test.each<[string, (path: string) => void]>([
      ['is missing', (path) => rmSync(path)],
      ['was cut short', (path) => truncateSync(path, 100)],
    ])('is passed over when it %s', (_, damage) => {
      const source = makeSource(60)
      source.file = keeper().renew(source, 1)
      damage(join(folder, source.file?.name ?? ''))
      expect(recallOf(source)).toBe(1)
      expect(keeper().renew(source, 2)?.name).toMatch(/^vectors-2-/)
    })

    test('removes its own old files only', () => {
      for (const generation of [1, 2, 3])
        writeFileSync(join(folder, `vectors-${generation}-0000000${generation}.hnsw`), '')
      writeFileSync(join(folder, 'vectors-1-mine.hnsw'), '')
      mkdirSync(join(folder, 'sub'))
      keeper().tidy({ name: 'vectors-3-00000003.hnsw', bytes: 0, covers: [] })
      expect(readdirSync(folder).sort()).toEqual([
        'sub',
        'vectors-1-mine.hnsw',
        'vectors-2-00000002.hnsw',
        'vectors-3-00000003.hnsw',
      ])
    })
  })

  test('is not made for a small collection, nor without the package', () => {
    const source = makeSource(3)
    expect(keeper().renew(source, 1)).toBeNull()
    const without = createVectorFileKeeper({ folder, dimension: embedder.dimension, hnswlib: null, approximateFrom: 1 })
    expect(without.renew(source, 1)).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })
})
