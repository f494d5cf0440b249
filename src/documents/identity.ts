import { isFormTitle, readCaption } from './captions.js'
import { partsByCertainty } from './certain-parts.js'
import { saysItCorrects } from './head/correction.js'
import { findTitle } from './head/cover.js'
import { endsAsOffice, levelOfTitle, type NamedOffice, nameOffice, officeOfTitle } from './head/office-name.js'
import { withPlainYears, yearOfText, yearOfTitle } from './head/written-years.js'
import type { Block, DocumentIdentity, ReadDocument } from './types.js'
import { withoutBlanks } from './words.js'

/** Lines from the top in which a label names the office that publishes. */
const COVER_LINES = 30
const COVER_LABEL = /^(?:预算)?(?:主管)?(?:部门|单位)(?:[（(](?:单位|部门)[）)])?(?:名称)?[：:]([^：:，。]{3,50})$/
const PART = /^(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}[、.])/
const ABOUT_OFFICE = /(?:部门|单位)?(?:概况|基本情况|主要职[责能]|职能|机构设置|(?:19|20)\d{2}年)/

/** Reads who published the document, for which year, and what it is, from its own words (cover, captions of tables), never its file name. */
export function identifyDocument(read: ReadDocument): DocumentIdentity {
  const [certain, ...others] = partsByCertainty(read).map((part) => identifyPart(part.read))
  const [uncertain] = others
  if (certain === undefined) return identifyPart(read)
  if (uncertain === undefined) return certain
  // What was recognised from pictures says who, when and what only where the rest of the file does not.
  return {
    ...certain,
    title: certain.title === '' ? uncertain.title : certain.title,
    organization: certain.organization ?? uncertain.organization,
    level: certain.level ?? uncertain.level,
    year: certain.year ?? uncertain.year,
    kind: certain.kind ?? uncertain.kind,
  }
}

function identifyPart(read: ReadDocument): DocumentIdentity {
  const title = findTitle(read)
  const plain = withPlainYears(title)
  const lines = read.sourceLines.map((line) => withPlainYears(withoutBlanks(line)))
  const headings = read.blocks.flatMap(headingText)
  const office = chooseOffice(officeOfTitle(plain), labelledOffice(read.sourceLines)) ?? officeOfHeadings(headings)
  const about = title === '' ? headings.filter((text) => /(?:预算|决算)/.test(text)) : []
  const scopes = [levelOfTitle(plain), ...about.map(levelOfTitle)]
  const corrects = saysItCorrects(title, lines) ? { corrects: true as const } : {}
  return {
    title,
    organization: office?.name ?? null,
    level: office?.level ?? scopes.find((level) => level !== null) ?? levelOfParts(read.blocks),
    year: [plain, ...about].map(yearOfTitle).find((year) => year !== null) ?? yearOfText(lines),
    kind:
      kindOf(office === null ? plain : plain.replace(office.name, '')) ??
      kindOfForms(lines) ??
      kindOf(lines.slice(0, 400).join('')),
    ...corrects,
  }
}

/** The title's office, in the fuller name where cover or forms print it with its place; a cover that names only a place gives way to the forms. */
function chooseOffice(title: NamedOffice | null, labelled: NamedOffice | null): NamedOffice | null {
  if (title === null || labelled === null) return title ?? labelled
  const level = labelled.level ?? title.level
  if (labelled.name.endsWith(title.name)) return { name: labelled.name, level }
  if (title.name.endsWith(labelled.name)) return { name: title.name, level }
  return endsAsOffice(title.name) ? title : labelled
}

/** The office that the cover labels, else the one that captions of forms name most often; a tie goes to the one named first. */
function labelledOffice(lines: readonly string[]): NamedOffice | null {
  for (const line of lines.slice(0, COVER_LINES)) {
    const named = COVER_LABEL.exec(withoutBlanks(line))?.[1]
    const office = named === undefined || readCaption(line)?.unit != null ? null : nameOffice(named)
    if (office !== null) return office
  }
  const counts = new Map<string, number>()
  for (const line of lines) {
    if (line.includes('\t') || line.includes('|')) continue
    const name = readCaption(line)?.organization?.replace(/(公开)?\d{1,2}表$/, '')
    if (name !== undefined && nameOffice(name) !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  return most === undefined ? null : nameOffice(most)
}

/** Where the cover says neither: what the parts are called (第二部分 2025年单位预算表), as long as they agree. */
function levelOfParts(blocks: readonly Block[]): DocumentIdentity['level'] {
  const parts = blocks.flatMap((block) =>
    block.kind === 'heading' && block.depth === 1 ? [withoutBlanks(block.text)] : [],
  )
  const named = (word: string): boolean =>
    parts.some((part) => new RegExp(`(?<!所属|下属)${word}(综合)?(预算|决算)`).test(part))
  const [department, unit] = [named('部门'), named('单位')]
  return department === unit ? null : unit ? 'unit' : 'department'
}

function headingText(block: Block): string[] {
  const listed = block.kind === 'heading' || (block.kind === 'paragraph' && block.role === 'contents')
  if (!listed) return []
  const text = withPlainYears(withoutBlanks(block.text)).replace(PART, '')
  return text.length <= 60 ? [text] : []
}

/** 第一部分 X概况, 二、X2024年部门预算情况说明: the office that headings name most often. */
function officeOfHeadings(headings: readonly string[]): NamedOffice | null {
  const counts = new Map<string, number>()
  for (const heading of headings) {
    const about = ABOUT_OFFICE.exec(heading)
    const words = about === null ? '' : heading.slice(0, about.index).replace(/^关于/, '')
    const office = words.length < 4 ? null : nameOffice(words)
    if (office !== null && endsAsOffice(office.name)) counts.set(office.name, (counts.get(office.name) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  return most === undefined ? null : { name: most, level: null }
}

/** What the forms' titles say, which name 决算 only in final accounts. */
function kindOfForms(lines: readonly string[]): DocumentIdentity['kind'] {
  const titles = lines.filter(isFormTitle)
  const accounts = titles.filter((title) => title.includes('决算')).length
  const budget = titles.filter((title) => title.includes('预算') && !title.includes('决算')).length
  if (accounts === 0 && budget === 0) return null
  return accounts >= budget ? 'accounts' : 'budget'
}

/** Whether 预算 or 决算 is what a text is about, laws and budget units apart; of equals what is named first. */
function kindOf(text: string): DocumentIdentity['kind'] {
  const own = text.replace(/预算法|预算单位|预算管理|预决算/g, '')
  const budget = own.split('预算').length - 1
  const accounts = own.split('决算').length - 1
  if (budget === 0 && accounts === 0) return null
  if (accounts === budget) return own.indexOf('决算') < own.indexOf('预算') ? 'accounts' : 'budget'
  return accounts > budget ? 'accounts' : 'budget'
}
