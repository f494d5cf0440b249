import { createRequire } from 'node:module'
import type { Examination } from '../cli/context.js'
import type { Messages } from '../cli/messages.js'
import { TieoutError } from '../core/errors.js'
import { examineProgram } from '../documents/recognition/examine-program.js'
import type { IndexDescription, StoreReader } from '../library/ports.js'
import type { DocumentRecord } from '../library/types.js'
import { loadHnswlib } from '../search/load-hnswlib.js'
import { loadSqlite, openDatabase } from '../store/load-sqlite.js'
import { openReader } from '../store/open-reader.js'
import type { Config } from './config.js'
import { type CorpusPlaces, listDocuments, locateCorpus, stalenessOf } from './locate-corpus.js'
import { remoteEmbedderName } from './open-embedder.js'

const OLDEST_NODE = [20, 19] as const

/** Looks at everything a question needs, one sentence each; what fails is told and the rest is still looked at. */
export function examine(folder: string | null, config: Config, messages: Messages): Examination[] {
  const findings = [examineNode(messages), ...examinePackages(messages), ...examineRecognition(config, messages)]
  const located = attempt(() => locateCorpus(folder, config), findings)
  const places = located === null ? null : attempt(() => withEmbedder(located, config), findings)
  if (places === null) return findings
  for (const { message } of places.vocabulary.warnings)
    findings.push(note(messages.doctor.vocabulary(message[config.language])))
  const listing = attempt(() => listDocuments(places.folder), findings)
  if (listing === null) return findings
  const { entries, problems, ignored } = listing
  findings.push(
    entries.length > 0
      ? good(messages.doctor.corpus(places.folder, entries.length))
      : trouble(messages.doctor.corpusEmpty(places.folder), null),
  )
  if (ignored.length > 0) findings.push(note(messages.doctor.ignored(ignored.length)))
  const reader = attempt(() => ({ reader: openReader(places.indexFolder) }), findings)
  if (reader !== null) {
    // The dimension of an embedder elsewhere is not known before it is asked.
    const held = reader.reader?.description()
    const { wanted } = places
    const known = held?.embedder === wanted.embedder ? { ...wanted, dimension: held.dimension } : wanted
    const state = attempt(() => stalenessOf(reader.reader, listing, known), findings)
    findings.push(...examineIndex(reader.reader, { ...places, wanted: known }, state !== 'changed', config, messages))
    // Problems that an index remembers include those of the listing.
    if (reader.reader === null)
      for (const { warning } of problems) findings.push(note(messages.problem(warning.message[config.language])))
    reader.reader?.close()
  }
  return findings
}

function withEmbedder(places: CorpusPlaces, config: Config): CorpusPlaces {
  const embedder = remoteEmbedderName(places.folder, config.model)
  return embedder === null ? places : { ...places, wanted: { ...places.wanted, embedder, dimension: 0 } }
}

function examineNode({ doctor }: Messages): Examination {
  const version = process.versions.node
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  const fits = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
  return fits ? good(doctor.node(version)) : trouble(doctor.nodeOld(version), null)
}

/** Each package is really used, because a native package can be there and not fit this Node version. */
function examinePackages({ doctor }: Messages): Examination[] {
  const use = (name: string) => doctor.uses[name] ?? ''
  const findings: Examination[] = []
  try {
    openDatabase(loadSqlite(), ':memory:', {}).close()
    findings.push(good(doctor.packagePresent('better-sqlite3', versionOf('better-sqlite3'))))
  } catch (error) {
    findings.push(troubleOf(error))
  }
  findings.push(
    loadHnswlib() === null
      ? {
          state: 'note',
          text: doctor.packageMissing('hnswlib-node', use('hnswlib-node')),
          hint: doctor.install('hnswlib-node'),
        }
      : good(doctor.packagePresent('hnswlib-node', versionOf('hnswlib-node'))),
  )
  return findings
}

function examineRecognition({ recognition }: Config, { doctor }: Messages): Examination[] {
  if (recognition === null) return []
  const { program } = recognition
  const found = examineProgram(recognition)
  if (found === null) return [trouble(doctor.recognition.absent(program), doctor.recognition.install)]
  return [
    found.hasLanguage
      ? good(doctor.recognition.ready(program))
      : trouble(doctor.recognition.noLanguage(program), doctor.recognition.install),
  ]
}

function versionOf(name: string): string {
  const content: unknown = createRequire(import.meta.url)(`${name}/package.json`)
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : ''
}

function examineIndex(
  reader: StoreReader | null,
  places: CorpusPlaces,
  current: boolean,
  config: Config,
  messages: Messages,
): Examination[] {
  const { doctor } = messages
  if (reader === null) return [good(doctor.indexAbsent(places.indexFolder))]
  const records = reader.documents()
  const findings = [good(doctor.index(places.indexFolder, records.length, reader.generation))]
  if (!current) findings.push(note(doctor.indexStale))
  if (!sameEmbedder(reader.description(), places.wanted))
    findings.push(trouble(doctor.indexStale, 'tieout ingest --rebuild'))
  if (records.length > 0)
    findings.push(good(doctor.encodings([...new Set(records.map(({ encoding }) => encoding))].join(', '))))
  for (const { problem } of reader.files())
    if (problem !== null) findings.push(note(messages.problem(problem.message[config.language])))
  for (const { id, warnings } of records) {
    const [first] = warnings
    if (first !== undefined) findings.push(note(doctor.warnings(id, warnings.length, first.message[config.language])))
  }
  return [...findings, ...examineOrganization(records, config.organization, messages)]
}

function examineOrganization(
  records: readonly DocumentRecord[],
  name: string | null,
  { doctor }: Messages,
): Examination[] {
  if (name === null) return []
  const held = records.some(({ organization }) => organization === name)
  return [held ? good(doctor.organization(name)) : trouble(doctor.organizationUnknown(name), null)]
}

function sameEmbedder(held: IndexDescription, wanted: IndexDescription): boolean {
  return held.embedder === wanted.embedder && held.dimension === wanted.dimension
}

function attempt<T>(work: () => T, findings: Examination[]): T | null {
  try {
    return work()
  } catch (error) {
    findings.push(troubleOf(error))
    return null
  }
}

function troubleOf(error: unknown): Examination {
  if (error instanceof TieoutError) return trouble(error.message, error.hint)
  return trouble(error instanceof Error ? error.message : String(error), null)
}

function good(text: string): Examination {
  return { state: 'good', text, hint: null }
}

function note(text: string): Examination {
  return { state: 'note', text, hint: null }
}

function trouble(text: string, hint: string | null): Examination {
  return { state: 'trouble', text, hint }
}
