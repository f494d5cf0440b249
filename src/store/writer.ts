import { TieoutError } from '../core/errors.js'
import type { HeldFile, IndexDescription, PreparedPassages, StoreWriter, VectorFile } from '../library/ports.js'
import type { ParsedDocument } from '../library/types.js'
import type { Database } from './load-sqlite.js'
import type { DocumentPart } from './open-reader.js'
import { passageSourceOf, readFiles } from './passage-rows.js'
import { PASSAGES_PER_DOCUMENT, readMeta, writeMeta } from './schema.js'
import { sealJson } from './sealed.js'
import { guarded } from './sqlite-errors.js'

/** The writer over a database whose transaction has begun; `release` gives the lock back when it ends. */
export function writerOf(database: Database, place: string, release: () => void): StoreWriter {
  const insertDocument = database.prepare('INSERT INTO documents (id, record, passages, lengths) VALUES (?, ?, ?, ?)')
  const insertPart = database.prepare('INSERT INTO parts (document, part, body) VALUES (?, ?, ?)')
  const insertPassage = database.prepare('INSERT INTO passages (number, body) VALUES (?, ?)')
  const insertTokens = database.prepare('INSERT INTO full_text (rowid, tokens) VALUES (?, ?)')
  const insertFile = database.prepare('INSERT OR REPLACE INTO files (path, body) VALUES (?, ?)')
  const deleteFile = database.prepare('DELETE FROM files WHERE path = ?')
  const numberOf = database.prepare('SELECT number, passages FROM documents WHERE id = ?')
  const deletions = [
    database.prepare('DELETE FROM full_text WHERE rowid = ?'),
    database.prepare('DELETE FROM passages WHERE number = ?'),
  ]
  const deleteParts = database.prepare('DELETE FROM parts WHERE document = ?')
  const deleteDocument = database.prepare('DELETE FROM documents WHERE number = ?')
  const generation = (readMeta(database, 'generation') as number | null) ?? 0

  const removeDocument = (id: string) => {
    const row = numberOf.get(id) as { number: number; passages: number } | undefined
    if (row === undefined) return
    for (let i = 0; i < row.passages; i++) {
      for (const deletion of deletions) deletion.run(row.number * PASSAGES_PER_DOCUMENT + i)
    }
    deleteParts.run(row.number)
    deleteDocument.run(row.number)
  }

  const putDocument = (parsed: ParsedDocument, prepared: PreparedPassages) => {
    const { record, passages, facts } = parsed
    if (passages.length > PASSAGES_PER_DOCUMENT) {
      throw new TieoutError('bad-input', `${record.path} 的段落过多。 ${record.path} has too many passages.`)
    }
    removeDocument(record.id)
    const lengths = Uint16Array.from(prepared.tokens, (tokens) => Math.min(tokens.length, 0xffff))
    const lengthBytes = Buffer.from(lengths.buffer, lengths.byteOffset, lengths.byteLength)
    const inserted = insertDocument.run(record.id, sealJson(record, false), passages.length, lengthBytes)
    const number = Number(inserted.lastInsertRowid)
    const parts: [DocumentPart, unknown][] = [
      ['tables', parsed.tables],
      ['facts', facts.facts],
      ['blanks', facts.blanks],
      ['definitions', facts.definitions],
      ['source-lines', parsed.sourceLines],
      ['check', parsed.check],
    ]
    for (const [part, value] of parts) insertPart.run(number, part, sealJson(value, true))
    insertPart.run(number, 'vectors', prepared.vectors)
    passages.forEach((passage, i) => {
      insertPassage.run(number * PASSAGES_PER_DOCUMENT + i, sealJson(passage, false))
      insertTokens.run(number * PASSAGES_PER_DOCUMENT + i, (prepared.tokens[i] ?? []).join(' '))
    })
  }

  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    try {
      if (database.inTransaction) database.exec('ROLLBACK')
    } finally {
      database.close()
      release()
    }
  }
  const commit = () =>
    guarded(place, () => {
      database.exec('COMMIT')
      // Only tidiness: with the log written back, the file alone is complete. A reader of an earlier generation prevents it,
      // and is not waited for.
      database.pragma('busy_timeout = 0')
      database.pragma('wal_checkpoint(TRUNCATE)')
      end()
    })

  return {
    ...passageSourceOf(database, place),
    generation,
    description: () => guarded(place, () => readMeta(database, 'description') as IndexDescription | null),
    files: () => guarded(place, () => readFiles(database)),
    putDocument: (parsed, prepared) => guarded(place, () => putDocument(parsed, prepared)),
    removeDocument: (id) => guarded(place, () => removeDocument(id)),
    putFile: (file: HeldFile) => guarded(place, () => void insertFile.run(file.path, JSON.stringify(file))),
    removeFile: (path) => guarded(place, () => void deleteFile.run(path)),
    setVectorFile: (file: VectorFile | null) => guarded(place, () => writeMeta(database, 'vector-file', file)),
    publish: (description) => {
      guarded(place, () => {
        writeMeta(database, 'generation', generation + 1)
        writeMeta(database, 'description', description)
      })
      commit()
      return generation + 1
    },
    keepStamps: commit,
    abandon: end,
  }
}
