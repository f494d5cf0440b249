import { holding } from '../../gate/holding.js'
import type { DocumentRecord } from '../../library/types.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { libraryTopic } from '../understand/library-topic.js'
import type { Reading } from '../understand/reading.js'
import type { KindContext, QuestionKind } from './contract.js'

/** Documents named in one answer; more are counted by `tieout documents`. */
const MOST_LISTED = 30

/** 收录了哪些文件, 2022年的有吗, 有哪些表 — what the library holds, told without figures. */
export const libraryQuestion: QuestionKind = {
  name: 'library-question',
  serves: ['library', 'list', 'across', 'how'],
  readsNumbers: true,
  readsYears: true,
  readsText: true,
  needsOrganization: false,
  answer(reading, context) {
    const topic = libraryTopic(reading)
    if (topic === null) return null
    const zh = reading.language === 'zh'
    const wanted = fitting(reading, context)
    if (topic === 'forms') return listForms(reading, wanted, context)
    if (topic === 'missing')
      return list(
        zh ? '收录的是下面这些，此外的单位和年度要先放入资料夹：' : 'These are held; add others to the corpus folder:',
        context.documents,
        zh,
      )
    const years = reading.years.map((year) => year.text).join(zh ? '、' : ', ')
    if (wanted.length === 0)
      return refuse(
        'other-year',
        [
          zh
            ? `没有收录${years}${years === '' ? '这样' : ''}的文件。现有：${names(context.documents, true)}。`
            : `No document ${years === '' ? 'like that' : `of ${years}`} is held. Held: ${names(context.documents, false)}.`,
        ],
        [],
        context.documents.map((record) => holding(record, zh)),
      )
    const heading = {
      documents: zh ? '收录了这些文件：' : 'These documents are held:',
      organizations: zh ? '收录了这些单位的文件：' : 'Documents of these organizations are held:',
      years: zh ? '收录的文件和年度：' : 'Documents and their years:',
      held: zh ? '有：' : 'Yes:',
    }[topic]
    return list(heading, wanted, zh)
  },
}

/** Documents of the organization, year and stage that the question names. */
function fitting(reading: Reading, { documents }: KindContext): DocumentRecord[] {
  const newest = Math.max(...documents.map((record) => record.year ?? 0))
  const years = reading.years.map(({ year, relative }) => year ?? newest + (relative ?? 0))
  const stages = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : [])),
  )
  const accounts = stages.includes('final-accounts')
  const budget = stages.some((stage) => stage !== 'final-accounts')
  return documents.filter(
    (record) =>
      (!reading.organizationNamed || reading.organizations.includes(record.organization ?? '')) &&
      (years.length === 0 || years.includes(record.year ?? 0)) &&
      (accounts === budget || record.kind === (accounts ? 'accounts' : 'budget')),
  )
}

function list(heading: string, records: DocumentRecord[], zh: boolean): Draft {
  const draft = startDraft()
  draft.lines.push(heading, ...records.slice(0, MOST_LISTED).map((record) => `· ${entry(record, zh)}`))
  if (records.length > MOST_LISTED)
    draft.lines.push(zh ? '其余的用 tieout documents 查看。' : 'tieout documents lists the others.')
  draft.identities.push(...records.map((record) => holding(record, zh)))
  return draft
}

const entry = (record: DocumentRecord, zh: boolean): string =>
  zh ? `${holding(record, true)}（${record.id}）` : `${holding(record, false)} (${record.id})`

const names = (records: DocumentRecord[], zh: boolean): string =>
  records
    .slice(0, MOST_LISTED)
    .map((record) => holding(record, zh))
    .join(zh ? '、' : '; ')

/** Titles of one document's forms, verbatim. */
function listForms(reading: Reading, records: DocumentRecord[], context: KindContext): Draft | null {
  const zh = reading.language === 'zh'
  const [record] = records
  if (record === undefined) return null
  if (new Set(records.map((one) => one.organization)).size > 1)
    return refuse(
      'ambiguous',
      [zh ? '问的是哪一份？请选一个：' : 'Which document? Please choose one:'],
      records
        .slice(0, 12)
        .map((one) => (zh ? `${holding(one, true)}有哪些表？` : `Which tables are there in ${holding(one, false)}?`)),
      records.map((one) => holding(one, zh)),
    )
  const draft = startDraft()
  draft.lines.push(zh ? `${entry(record, true)}里的表：` : `Tables of ${entry(record, false)}:`)
  const titles = new Set<string>()
  for (const table of context.library.tables(record.id)) {
    const title = table.title.trim()
    if (title === '' || titles.has(title)) continue
    titles.add(title)
    const quote = draft.ledger.addQuote(title, {
      document: record.id,
      path: record.path,
      table: null,
      row: null,
      column: null,
      line: null,
      page: null,
      sheet: null,
      cell: null,
      box: null,
      text: title,
    })
    draft.lines.push(`· ${quote.text}`)
  }
  if (titles.size === 0) return null
  draft.identities.push(holding(record, zh))
  return draft
}
