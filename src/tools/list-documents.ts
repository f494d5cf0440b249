import { z } from 'zod'
import { foldName } from '../facts/name-forms.js'
import { findVersions } from '../library/document-versions.js'
import type { DocumentRecord } from '../library/types.js'
import { dataName, dataText } from './shared/data-text.js'
import { ToolFailure } from './shared/failure.js'
import { withoutNulls } from './shared/figure-view.js'
import { modelTool } from './shared/model-tool.js'
import { pageOf } from './shared/page.js'

const MOST = 50

const input = z.object({
  organization: z
    .string()
    .min(1)
    .optional()
    .describe('A part of the organization’s name or of the title, in Chinese; leave it out for all'),
  year: z.number().int().optional().describe('Year that the document is for'),
  kind: z.enum(['budget', 'accounts']).optional().describe('budget 预算, accounts 决算'),
  offset: z.number().int().min(0).default(0).describe('Where to go on when a list was cut'),
})

/** Which documents are held; every other tool takes the ids that this one gives. */
export const listDocuments = modelTool({
  name: 'list_documents',
  description:
    'The disclosed documents (部门预算/决算) that can be opened: id, organization, year, kind (budget 预算, accounts 决算). Call it first: the other tools take these ids. otherVersions names documents of the same office, year and kind: where their figures differ, tell both. 今年 (this year) is the year of the organization’s newest document.',
  input,
  run({ organization, year, kind, offset }, { library }) {
    const all = library.documents()
    const fitting = all.filter(
      (record) =>
        (organization === undefined || isNamed(record, organization)) &&
        (year === undefined || record.year === year) &&
        (kind === undefined || record.kind === kind),
    )
    if (fitting.length === 0) {
      const held = all.map((record) => `${record.id} (${[record.organization, record.year, record.kind].join(', ')})`)
      throw new ToolFailure('not-found', 'No document fits.', held)
    }
    const { shown, cut } = pageOf(fitting, offset, MOST)
    const { undecided } = findVersions(all)
    const documents = shown.map((record) => {
      const versions = undecided.get(record.id)
      return versions === undefined ? documentView(record) : { ...documentView(record), otherVersions: versions }
    })
    return { documents, ...(cut === null ? {} : { cut }) }
  },
})

function isNamed(record: DocumentRecord, words: string): boolean {
  const wanted = foldName(words)
  return [record.organization, record.title, record.id].some((name) => name !== null && foldName(name).includes(wanted))
}

const documentView = ({ id, title, organization, level, year, kind, counts }: DocumentRecord) => ({
  id,
  title: dataText(title),
  ...withoutNulls({ organization: dataName(organization), level, year, kind }),
  tables: counts.tables,
})
