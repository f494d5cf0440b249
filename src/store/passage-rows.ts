import type { HeldFile, PassageBlock, PassageNumber, PassageSource, VectorFile } from '../library/ports.js'
import type { Passage } from '../library/types.js'
import type { Database } from './load-sqlite.js'
import { PASSAGES_PER_DOCUMENT, readMeta } from './schema.js'
import { unsealJson } from './sealed.js'
import { guarded } from './sqlite-errors.js'

interface BlockRow {
  number: number
  id: string
  passages: number
  lengths: Buffer
}

/** Above so many documents one query over their whole range, filtered here, costs less than a query for each. */
const RANGES_AT_MOST = 16

/** The passages of one open database, for readers and for the writer that is building the next generation. */
export function passageSourceOf(database: Database, place: string): PassageSource {
  const blockOf = database.prepare('SELECT number, id, passages, lengths FROM documents WHERE id = ?')
  const blocksOf = database.prepare('SELECT number, id, passages, lengths FROM documents ORDER BY id')
  const matching = database
    .prepare('SELECT rowid FROM full_text WHERE full_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid')
    .pluck()
  const passageOf = database.prepare('SELECT body FROM passages WHERE number = ?').pluck()
  const vectorsOf = database
    .prepare("SELECT body FROM parts WHERE part = 'vectors' AND document = (SELECT number FROM documents WHERE id = ?)")
    .pluck()

  const matchesBetween = (token: string, from: PassageNumber, to: PassageNumber) =>
    matching.all(quoteToken(token), from, to) as PassageNumber[]

  return {
    blocks: (documents) =>
      guarded(place, () => {
        const rows = [...new Set(documents)].map((id) => blockOf.get(id) as BlockRow | undefined)
        const blocks = rows.flatMap((row) => (row === undefined ? [] : [toBlock(row)]))
        return blocks.sort((a, b) => Buffer.compare(Buffer.from(a.document), Buffer.from(b.document)))
      }),
    allBlocks: () => guarded(place, () => (blocksOf.all() as BlockRow[]).map(toBlock)),
    matches: (token, blocks) =>
      guarded(place, () => {
        const ordered = [...blocks].sort((a, b) => a.first - b.first)
        const last = ordered.at(-1)
        const first = ordered[0]
        if (first === undefined || last === undefined) return []
        if (ordered.length <= RANGES_AT_MOST) {
          return ordered.flatMap((block) => matchesBetween(token, block.first, block.first + block.count - 1))
        }
        const wanted = new Set(ordered.map((block) => block.first))
        const all = matchesBetween(token, first.first, last.first + last.count - 1)
        return all.filter((number) => wanted.has(number - (number % PASSAGES_PER_DOCUMENT)))
      }),
    vectors: (document) => guarded(place, () => (vectorsOf.get(document) as Buffer | undefined) ?? new Uint8Array()),
    passages: (numbers) =>
      guarded(place, () => {
        const found = new Map<PassageNumber, Passage>()
        for (const number of numbers) {
          const body = passageOf.get(number) as Buffer | undefined
          if (body !== undefined) found.set(number, unsealJson(body, false, place) as Passage)
        }
        return found
      }),
    vectorFile: () => guarded(place, () => readMeta(database, 'vector-file') as VectorFile | null),
  }
}

export function readFiles(database: Database): HeldFile[] {
  const bodies = database.prepare('SELECT body FROM files ORDER BY path').pluck().all() as string[]
  return bodies.map((body) => JSON.parse(body) as HeldFile)
}

function toBlock(row: BlockRow): PassageBlock {
  const bytes = new Uint8Array(row.lengths)
  const lengths = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Uint16Array.BYTES_PER_ELEMENT)
  return { document: row.id, first: row.number * PASSAGES_PER_DOCUMENT, count: row.passages, lengths }
}

/** In quotes a token is a string of the query language and nothing else. */
function quoteToken(token: string): string {
  return `"${token.replaceAll('"', '""')}"`
}
