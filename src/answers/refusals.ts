import { foldName } from '../facts/name-forms.js'
import type { BlankCell } from '../facts/types.js'
import { factLabel } from '../gate/fact-label.js'
import { holding } from '../gate/holding.js'
import { sourceLine } from '../gate/source-line.js'
import type { DocumentRecord } from '../library/types.js'
import type { FigureGroup } from '../tools/find-figures.js'
import { type Draft, refuse } from './draft.js'
import { exampleQuestions } from './examples.js'
import type { KindContext } from './kinds/contract.js'
import type { OfficeLevel } from './understand/levels.js'
import type { Reading, Term } from './understand/reading.js'
import { resolveScope, type Scope } from './understand/scope.js'
import { documentsBehind } from './versions/documents-behind.js'

function holdings(records: DocumentRecord[], zh: boolean): string {
  // One disclosure may be held in two formats.
  const held = [...new Set(records.map((record) => holding(record, zh)))]
  const names = held.slice(0, 12)
  const more = held.length > 12 ? (zh ? '等' : ' and others') : ''
  return names.join(zh ? '、' : '; ') + more
}

export function refuseBadInput(problem: 'empty' | 'no-words' | 'broken-characters' | 'too-long', zh: boolean): Draft {
  const text = {
    empty: ['问题是空的。请写出单位和要查的项目。', 'The question is empty. Name an organization and an item.'],
    'no-words': [
      '问题里没有文字。请写出单位和要查的项目。',
      'The question has no words. Name an organization and an item.',
    ],
    'broken-characters': [
      '问题里有损坏的字符（不完整的编码）。请重新输入。',
      'The question has broken characters. Please type it again.',
    ],
    'too-long': ['问题太长。请缩短后分开提问。', 'The question is too long. Please shorten it or ask in parts.'],
  }[problem]
  return refuse('bad-input', [text[zh ? 0 : 1] ?? ''])
}

export function refuseInstruction(zh: boolean, documents: DocumentRecord[]): Draft {
  return refuse(
    'instruction',
    [
      zh
        ? '这是一条指令，不是关于文件的问题；数字只从公开文件里取，不按指令说。'
        : 'This is an instruction, not a question about the documents; figures come from the documents only.',
    ],
    exampleQuestions(documents, zh),
  )
}

export function refusePrivate(zh: boolean, documents: DocumentRecord[]): Draft {
  return refuse(
    'private',
    [
      zh
        ? '个人的姓名、联系方式、工资等信息不提供；公开文件只按科目和项目公布数字。'
        : 'Personal data (names, contacts, individual pay) is not given; the documents publish figures by item only.',
    ],
    exampleQuestions(documents, zh),
  )
}

export function refuseUnheldPlace(places: string[], documents: DocumentRecord[], zh: boolean): Draft {
  return refuse(
    'other-organization',
    [
      zh
        ? `没有收录“${places.join('、')}”的单位。现有：${holdings(documents, true)}。`
        : `No organization of “${places.join(', ')}” is held. Held: ${holdings(documents, false)}.`,
    ],
    exampleQuestions(documents, zh),
    documents.map((record) => holding(record, zh)),
  )
}

export function refuseUnknownWords(words: string[], zh: boolean): Draft {
  return refuse('not-held', [
    zh
      ? `没有看懂“${[...new Set(words)].join('”“')}”，收录的文件里也没有对应的项目；为免答非所问，不作回答。`
      : `“${[...new Set(words)].join('”, “')}” was not understood and names nothing in the documents held; no figure is given rather than a neighbouring one.`,
  ])
}

export function refuseOtherYear(reading: Reading, organization: string, held: DocumentRecord[]): Draft {
  const zh = reading.language === 'zh'
  const years = reading.years.map((year) => year.text).join(zh ? '、' : ', ')
  return refuse(
    'other-year',
    [
      zh
        ? `没有收录${organization}“${years}”的这个数。现有：${holdings(held, true)}。`
        : `${organization}: nothing is held for “${years}”. Held: ${holdings(held, false)}.`,
    ],
    [],
    [organization, years, ...held.map((record) => holding(record, zh))],
  )
}

/** A question that no kind answers because its year is not held is told so. */
export function refuseYearNotHeld(reading: Reading, documents: DocumentRecord[]): Draft | null {
  const [organization] = reading.organizations
  const held = documents.filter((record) => record.organization === organization)
  if (organization === undefined || held.length === 0) return null
  const scope = resolveScope(reading, held)
  return !scope.found && scope.reason === 'other-year' ? refuseOtherYear(reading, organization, scope.held) : null
}

/** Only the other part of the office is held: its figures are no answer to what was asked of this one. */
export function refuseLevel(level: OfficeLevel, held: readonly DocumentRecord[], zh: boolean): Draft {
  const names = held.map((record) => `${holding(record, zh)}${zh ? `（${record.id}）` : ` (${record.id})`}`)
  const parts = level === 'own' ? ['本级（单位）', '部门汇总'] : ['部门汇总', '本级（单位）']
  return refuse(
    'not-held',
    [
      zh
        ? `没有收录${parts[0]}的文件，只有${parts[1]}的：${names.join('、')}。两者口径不同，不能互相代替。`
        : `No document of ${level === 'own' ? 'the office by itself (本级)' : 'the department with its units (部门汇总)'} is held, only of the other part: ${names.join(', ')}. One cannot stand for the other.`,
    ],
    [],
    names,
  )
}

/** Versions of one disclosure answer differently, and the two answers cannot be told side by side. */
export function refuseVersions(draft: Draft, zh: boolean): Draft {
  const documents = [...documentsBehind(draft)]
  const names = documents.join(zh ? '、' : ', ')
  return refuse(
    'ambiguous',
    [
      zh
        ? `同一单位同一年的几份同类文件给出的结果不同，没有写明哪份更正哪份：${names}。请用 --document 指定其中一份再问。`
        : `Documents of one office, year and kind answer differently, and none says which corrects which: ${names}. Choose one of them with --document.`,
    ],
    [],
    documents,
  )
}

export function refuseStage(reading: Reading, organization: string, held: DocumentRecord[]): Draft {
  const zh = reading.language === 'zh'
  return refuse(
    'not-held',
    [
      zh
        ? `问的是另一种口径（预算或决算），${organization}没有收录。现有：${holdings(held, true)}。`
        : `The question asks for another stage (budget or accounts) than what is held for ${organization}. Held: ${holdings(held, false)}.`,
    ],
    [],
    [organization, ...held.map((record) => holding(record, zh))],
  )
}

export function refuseBlank(reading: Reading, organization: string, blanks: BlankCell[]): Draft {
  const zh = reading.language === 'zh'
  const [blank] = blanks
  const place = blank === undefined ? '' : sourceLine(1, blank.source, reading.language)
  const name = blank?.key.item?.name ?? blank?.name ?? ''
  return refuse(
    'blank-in-form',
    [
      zh
        ? `${organization}的表里有“${name}”这一行，但该格是空白：文件没有填数，空白不等于零。`
        : `${organization}: the form has a row “${name}”, but the cell is blank: nothing was entered, and blank is not zero.`,
      place,
    ],
    [],
    [organization, name, place],
  )
}

export function refuseNotHeld(
  reading: Reading,
  organization: string,
  terms: Term[],
  scope: Scope,
  context: KindContext,
): Draft {
  const zh = reading.language === 'zh'
  const asked = [
    ...terms.map((term) => term.corrected ?? term.text),
    ...reading.unheldNames,
    ...reading.unheldCodes,
  ].join(zh ? '、' : ', ')
  const near = nearItems(terms, reading.unheldNames, scope, context)
  const itself = near.some((name) => terms.some((term) => foldName(name) === foldName(term.text)))
  const instead =
    near.length === 0 ? '' : zh ? `文件里相近的有：${near.join('、')}。` : ` Related items held: ${near.join(', ')}.`
  const suggestions = near
    .slice(0, 3)
    .map((name) =>
      zh
        ? `${organization}${scope.record.year ?? ''}年${name}是多少？`
        : `How much is ${name} of ${organization} in ${scope.record.year ?? ''}?`,
    )
  return refuse(
    'not-held',
    [
      zh
        ? `${holding(scope.record, true)}里${itself ? `有“${asked}”这一项，但没有列出所问的那种数（年度、口径、部分或单位不同）` : asked === '' ? '没有列出所问的数' : `没有列出符合“${asked}”的数`}。${instead}`
        : `${holding(scope.record, false)} ${itself ? `has “${asked}”, but not the figure asked for (another year, stage, portion or unit)` : asked === '' ? 'lists no such figure' : `lists no figure for “${asked}”`}.${instead}`,
    ],
    suggestions,
    [organization, asked, holding(scope.record, zh), ...near],
  )
}

function nearItems(terms: Term[], unheld: string[], scope: Scope, context: KindContext): string[] {
  const index = context.itemIndex([scope.record.id])
  const letters = new Set([...terms.map((term) => term.text), ...unheld].flatMap((word) => [...word]))
  const scored = [...index.items.values()]
    .filter((item) => item.facts.some((fact) => fact.origin === 'cell'))
    .map((item) => ({
      name: item.item.name,
      shared: [...new Set(item.item.name)].filter((letter) => letters.has(letter)).length,
    }))
    .filter((one) => one.shared >= 2)
    .sort((a, b) => b.shared - a.shared || (a.name < b.name ? -1 : 1))
  return [...new Set(scored.map((one) => one.name))].slice(0, 5)
}

export function refuseTooMany(reading: Reading, organization: string, groups: FigureGroup[]): Draft {
  const zh = reading.language === 'zh'
  const labels = [
    ...new Set(
      groups.map((group) =>
        group.facts[0] === undefined ? group.item.item.name : factLabel(group.facts[0], reading.language),
      ),
    ),
  ].slice(0, 8)
  const suggestions = labels.map((label) =>
    zh ? `${organization}的${label}是多少？` : `How much is ${label} of ${organization}?`,
  )
  return refuse(
    'ambiguous',
    [zh ? `这个说法对应好几个项目，请指明一个：` : 'Several items fit these words; please name one:'],
    suggestions,
    [organization, ...labels],
  )
}

export function refuseAmbiguousOrganization(
  reading: Reading,
  organizations: string[],
  what: string,
  unnamed: string | null,
): Draft {
  const zh = reading.language === 'zh'
  const asked = what.replace(/^(?:那么|那|还有)/, '').replace(/呢[?？]?$/, '是多少')
  const suggestions = organizations.slice(0, 12).map((name) => (zh ? `${name}${asked}` : `${what} (${name})`))
  return refuse(
    'ambiguous',
    [
      ...(suggestions.length > 0 ? [zh ? '问的是哪个单位？可以这样问：' : 'Which organization? For example:'] : []),
      ...(unnamed === null
        ? []
        : [zh ? `${unnamed}可用 --document 指定其中一份再问。` : `${unnamed} Choose one of them with --document.`]),
    ],
    suggestions,
    organizations,
  )
}

/** A follow-up that may be about several things, or about something that was not understood. */
export function refuseUnsure(zh: boolean, suggestions: string[]): Draft {
  return refuse(
    'ambiguous',
    [
      zh
        ? `不能确定您指的是哪一项，请写出单位和项目${suggestions.length > 0 ? '，例如：' : '。'}`
        : `It is not clear which item is meant. Please name organization and item${suggestions.length > 0 ? ':' : '.'}`,
    ],
    suggestions,
  )
}

/** A question that names neither organization nor item. */
export function refuseNoSubject(zh: boolean, suggestions: string[]): Draft {
  return refuse(
    'ambiguous',
    [zh ? '请写出要查的单位和项目，例如：' : 'Please name the organization and the item, for example:'],
    suggestions,
  )
}

export function refuseKind(reading: Reading): Draft {
  const zh = reading.language === 'zh'
  if (reading.intents.has('why'))
    return refuse('not-held', [
      zh
        ? '文件里没有找到说明这个原因的话，不作推测。'
        : 'The documents give no reason that could be found; none is guessed.',
    ])
  return refuse('out-of-scope', [
    zh
      ? '这个问题目前答不准，不作回答；可以分开问其中的单个数字。'
      : 'This question cannot be answered reliably yet; ask for the single figures it is made of.',
  ])
}

export function refuseCrossing(reading: Reading): Draft {
  const zh = reading.language === 'zh'
  return refuse('out-of-scope', [
    zh
      ? '这两个数口径不同（功能科目与经济科目、部门与政府经济分类、收入与支出），不能放在一起计算；可以分别问。'
      : 'These figures belong to different classifications (functional and economic, department and government, income and expenditure) and are not combined; ask for each.',
  ])
}

/** What is sent instead of a text that the gate stopped. */
export function refuseUnproven(zh: boolean): Draft {
  return refuse('not-held', [
    zh
      ? '这次写出的回答里有对不上来源的数，没有发出。请换一种问法，或分开问其中的每个数。'
      : 'The answer that was written held a number without a source and was not sent. Please ask in other words, or for each figure by itself.',
  ])
}

export function refuseStale(zh: boolean): Draft {
  return refuse('stale', [
    zh
      ? '文件在建索引之后有变动，而这次要求不更新索引；请运行 tieout ingest 后再问。'
      : 'The documents changed after the index was built and updating was declined; run tieout ingest and ask again.',
  ])
}

export function refuseNothingHeld(zh: boolean): Draft {
  return refuse('not-held', [
    zh
      ? '还没有收录任何文件。请把公开文件放进语料目录，再运行 tieout ingest。'
      : 'No document is held yet. Put disclosures into the corpus folder and run tieout ingest.',
  ])
}
