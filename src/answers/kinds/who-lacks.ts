import type { Item } from '../../core/quantity.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { holding } from '../../gate/holding.js'
import { type Standing, standingOf } from '../../gate/item-standing.js'
import type { DocumentRecord } from '../../library/types.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { teller } from '../list/telling.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import { readLackingFrame } from '../understand/lacking-words.js'
import type { Reading } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'
import { scopePhrase } from '../wording/scope-words.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 哪家没有公务接待费 — who tells nought, who left the cell blank and whose forms have no such row; the others with their figures. */
export const whoLacks: QuestionKind = {
  name: 'who-lacks',
  serves: ['lacking', 'across', 'list', 'library'],
  needsOrganization: false,
  answer(reading, context) {
    if (!reading.intents.has('lacking') || reading.organizationNamed) return null
    if (readLackingFrame(reading.text, reading.mentions)?.asks !== 'who') return null
    const [terms = [], ...more] = splitSubjects(reading)
    const [term, ...others] = terms
    if (term === undefined || others.length + more.length > 0 || term.match === 'part') return null
    if (reading.given.length + reading.unheldNames.length + reading.unheldCodes.length > 0) return null
    const items = term.items.map((item) => item.item)
    const organizations = [...new Set(context.documents.flatMap((record) => record.organization ?? []))]
    const standings: Placed[] = []
    for (const organization of organizations) {
      const placed = place(reading, organization, items, context)
      if (placed === null) return null
      standings.push(placed)
    }
    return word(reading, term.text, standings, context)
  },
}

interface Placed {
  organization: string
  record: DocumentRecord
  standing: Standing
  /** The figure that the question means, where the document tells one. */
  fact: Fact | null
}

/** How one organization's document stands to the item; null where no one figure is meant. */
function place(reading: Reading, organization: string, items: Item[], context: KindContext): Placed | null {
  const held = context.documents.filter((record) => record.organization === organization)
  const scoped = resolveScope(reading, held)
  if (!scoped.found || scoped.scope.year !== null || scoped.scope.stages.length > 0) return null
  const { record } = scoped.scope
  const standings = items.map((item) => standingOf(item, record, context.library))
  const [first] = standings
  const strongest = (['figure', 'zero', 'blank', 'unread', 'no-row'] as const)
    .map((is) => standings.find((one) => one.is === is))
    .find((one) => one !== undefined)
  // A row with a mark in place of a figure may mean either.
  if (first === undefined || strongest === undefined || strongest.is === 'unread') return null
  if (strongest.is === 'blank' || strongest.is === 'no-row')
    return { organization, record, standing: strongest, fact: null }
  const [terms = []] = splitSubjects(reading)
  const resolved = resolveSubject({ ...reading, organizations: [organization] }, terms, organization, context)
  if (!resolved.found) return null
  const [group, ...more] = resolved.groups
  const fact = group?.facts.find((one) => one.origin === 'cell') ?? group?.facts[0]
  if (fact === undefined || more.length > 0) return null
  // Nought in one place and an amount in another is for the reader to judge, not for a list of those that have none.
  if (baseValue(fact).isZero() !== (strongest.is === 'zero')) return null
  return { organization, record, standing: strongest, fact }
}

function word(reading: Reading, name: string, all: Placed[], context: KindContext): Draft | null {
  const zh = reading.language === 'zh'
  const draft = startDraft()
  const tell = teller(draft, reading.language)
  const of = (is: Standing['is']): Placed[] => all.filter((one) => one.standing.is === is)
  const told = (some: Placed[], heading: string): void => {
    const figures = some.flatMap(({ fact }) => (fact === null ? [] : [tell(fact)]))
    draft.results.push(...figures.map((one) => one.figure))
    if (figures.length > 0) draft.lines.push(heading, ...figures.map((one) => `· ${one.line}`))
  }
  told(of('zero'), zh ? '文件写明为零的：' : 'Stated as none:')
  const years = new Set(all.flatMap(({ fact }) => fact?.key.year ?? []))
  const scope = ({ organization, record: { year } }: Placed): string =>
    scopePhrase(
      { organization, year: year !== null && years.has(year) ? year : null, stage: null },
      null,
      reading.language,
    )
  for (const one of of('blank'))
    draft.lines.push(
      zh ? `${scope(one)}的表中有这一行但该格空白。` : `${scope(one)} has the row but its cell is blank.`,
    )
  for (const one of of('no-row')) {
    draft.lines.push(zh ? `${scope(one)}的表中没有这一行。` : `${scope(one)} has no such row.`)
    if (isMentioned(name, one.record, context))
      draft.lines.push(zh ? `（正文提到这几个字，请看原文。）` : `(Its text mentions it; please read there.)`)
  }
  told(of('figure'), zh ? '写明金额的：' : 'With an amount:')
  if (of('figure').length === all.length) return refuseNobody(reading, name, all)
  if (draft.results.length === 0) return refuseEverybody(reading, name, all, context)
  if (new Set(all.map(({ record }) => record.kind)).size > 1 && stages(draft) > 1)
    draft.lines.push(zh ? '口径不同。' : 'Stages differ.')
  draft.lines.push(...tell.sources)
  return draft
}

/** What no form lists may still be told in sentences; the glossary explains words and tells of nothing. */
function isMentioned(name: string, record: DocumentRecord, { library }: KindContext): boolean {
  const joined = (lines: string[]): string => lines.join('').replace(/\s/gu, '')
  const glossary = library.definitions(record.id).map(({ text }) => joined([text]))
  const text = glossary.reduce((rest, one) => rest.replace(one, ''), joined(library.sourceLines(record.id)))
  return text.includes(name)
}

const stages = (draft: Draft): number => new Set(draft.results.map((figure) => figure.stage)).size

function refuseNobody(reading: Reading, name: string, all: Placed[]): Draft {
  const zh = reading.language === 'zh'
  const names = all.map(({ record }) => holding(record, zh))
  return refuse(
    'not-held',
    [
      zh
        ? `没有这样的单位：各单位的文件都写明了“${name}”的金额（${names.join('、')}）。`
        : `There is none: every document states an amount for “${name}” (${names.join('; ')}).`,
    ],
    [],
    [name, ...names],
  )
}

/** Blank cells and missing rows only: no figure says anything, so nothing is answered, and each is named. */
function refuseEverybody(reading: Reading, name: string, all: Placed[], context: KindContext): Draft {
  const zh = reading.language === 'zh'
  const list = (is: Standing['is']): string[] =>
    all.filter((one) => one.standing.is === is).map(({ record }) => holding(record, zh))
  const [blank, missing] = [list('blank'), list('no-row')]
  const parts = zh
    ? [
        blank.length > 0 ? `有这一行但该格空白：${blank.join('、')}` : '',
        missing.length > 0 ? `没有这一行：${missing.join('、')}` : '',
      ]
    : [
        blank.length > 0 ? `a row with a blank cell: ${blank.join('; ')}` : '',
        missing.length > 0 ? `no such row: ${missing.join('; ')}` : '',
      ]
  const told = parts.filter((part) => part !== '').join(zh ? '；' : '. ')
  return refuse(
    'not-held',
    [zh ? `文件里没有“${name}”的数。${told}。` : `No document has a figure for “${name}”: ${told}.`],
    [],
    [name, ...blank, ...missing, ...context.documents.map((record) => holding(record, zh))],
  )
}
