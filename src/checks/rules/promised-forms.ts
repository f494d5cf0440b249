import { headingDepth } from '../../documents/line-kind.js'
import type { Block } from '../../documents/types.js'
import { cleanName } from '../../facts/clean-name.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { commonLength, plainTitle } from '../names.js'
import type { CheckDocument } from '../types.js'

interface Titled {
  line: number
  text: string
  plain: string
}

/** Fewer forms than this are no list of forms, and of a list that is mostly not found the reading is in doubt. */
const LEAST_FORMS = 3
const MOST_CELLS = 8
const PART = /^第[一二三四五六七八九十]+部分/u

/** Forms named in the table of contents are there, under the same title. */
export const promisedForms: Rule = {
  name: 'promised-forms',
  title: { zh: '目录所列表格齐全、表名一致', en: 'forms of the contents are there under their titles' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const own = document.identity.organization === null ? [] : [document.identity.organization]
    const contents = document.blocks.filter((block) => block.kind === 'paragraph' && block.role === 'contents')
    const promised = contents.flatMap((block, at) => (headsList(block, contents[at + 1]) ? [] : titled(block, own)))
    if (promised.length < LEAST_FORMS) return
    const present = bodyTitles(document, own)
    const { pairs, missing } = match(promised, present)
    if (missing.length * 2 > promised.length) return
    for (const form of missing)
      yield {
        notice: {
          rule: promisedForms.name,
          severity: 'warning',
          cells: [cells.ofText(form.line, form.text)],
          message: {
            zh: `目录列有“${form.text}”（${cells.where(form.line).zh}），正文中没有这张表。`,
            en: `The contents name “${form.text}” (${cells.where(form.line).en}); the document has no such form.`,
          },
          about: ['missing', form.plain],
          expected: form.text,
          actual: null,
        },
      }
    const renamed = pairs.filter(({ promise, body }) => promise.plain !== body.plain)
    if (renamed.length === 0) return
    const list = renamed.map(({ promise, body }) => `“${promise.text}”→“${body.text}”`)
    yield {
      notice: {
        rule: promisedForms.name,
        severity: 'warning',
        cells: renamed
          .flatMap(({ promise, body }) => [
            cells.ofText(promise.line, promise.text),
            cells.ofText(body.line, body.text),
          ])
          .slice(0, MOST_CELLS),
        message: {
          zh: `目录中的表名与正文不一致（目录→正文）：${list.join('；')}。`,
          en: `Titles in the contents differ from those of the forms (contents → form): ${list.join('; ')}.`,
        },
        about: ['renamed', ...renamed.map(({ promise }) => promise.plain)],
      },
    }
  },
}

/** The entry without the dots and the page number behind it. */
const withoutLeader = (text: string): string => text.replace(/[.…·\s]*\d*\s*$/u, '')

/** An entry with entries of its own below it (五、部门预算表, then 1. …总表) names a part of the document. */
function headsList(block: Block, next: Block | undefined): boolean {
  if (block.kind !== 'paragraph' || next?.kind !== 'paragraph') return false
  const [own, below] = [headingDepth(withoutLeader(block.text)), headingDepth(withoutLeader(next.text))]
  return own !== null && below !== null && own < below
}

function titled(block: Block, own: readonly string[]): Titled[] {
  if (block.kind !== 'paragraph') return []
  const text = cleanName(withoutLeader(block.text).replace(/^[-•·\s]+/u, ''))
  return text.endsWith('表') && text.length <= 60 && !PART.test(text)
    ? [{ line: block.lines.first, text, plain: plainTitle(text, own) }]
    : []
}

function bodyTitles(document: CheckDocument, own: readonly string[]): Titled[] {
  const found = new Map<string, Titled>()
  const enter = (line: number, words: string): void => {
    const text = cleanName(words)
    const plain = plainTitle(text, own)
    if (plain.length >= 3 && plain.length <= 60 && !found.has(plain)) found.set(plain, { line, text, plain })
  }
  for (const block of document.blocks)
    if (
      block.kind === 'heading' ||
      (block.kind === 'paragraph' && block.role === 'furniture' && block.text.length <= 80)
    )
      enter(block.lines.first, block.text)
  for (const table of document.tables) if (table.title !== '') enter(table.lines.first, table.title)
  return [...found.values()].filter(({ text }) => /表(?:（[^）]*）)?$/u.test(text) && !PART.test(text))
}

/** Exact titles first; then the title that has all characters of the promised one in order and fewest besides, or the reverse. */
function match(
  promised: readonly Titled[],
  present: readonly Titled[],
): { pairs: { promise: Titled; body: Titled }[]; missing: Titled[] } {
  const free = new Set(present)
  const pairs: { promise: Titled; body: Titled }[] = []
  const left: Titled[] = []
  for (const promise of promised) {
    const body = [...free].find(({ plain }) => plain === promise.plain)
    if (body === undefined) left.push(promise)
    else {
      free.delete(body)
      pairs.push({ promise, body })
    }
  }
  const close = left
    .flatMap((promise) => [...free].map((body) => ({ promise, body, extra: distance(promise.plain, body.plain) })))
    .filter(({ extra }) => extra !== null)
    .sort((a, b) => (a.extra ?? 0) - (b.extra ?? 0) || a.promise.line - b.promise.line || a.body.line - b.body.line)
  const done = new Set<Titled>()
  for (const { promise, body } of close) {
    if (done.has(promise) || !free.has(body)) continue
    done.add(promise)
    free.delete(body)
    pairs.push({ promise, body })
  }
  return {
    pairs: pairs.sort((a, b) => a.promise.line - b.promise.line),
    missing: left.filter((promise) => !done.has(promise)),
  }
}

/** Characters by which two titles differ; null where neither holds the other, which makes them titles of different forms. */
function distance(a: string, b: string): number | null {
  const common = commonLength(a, b)
  const shorter = Math.min(a.length, b.length)
  return common === shorter && shorter >= 4 ? Math.max(a.length, b.length) - common : null
}
