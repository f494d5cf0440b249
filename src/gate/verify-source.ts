import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import type { Source } from '../core/source.js'
import type { Fact } from '../facts/types.js'
import type { Library } from '../library/types.js'
import { factLabel, factStage } from './fact-label.js'
import { intervalInUnit } from './ledger.js'
import { type Reason, said } from './proof-failure.js'

/** Looks a cell or a claim up again: place, value, unit, scope, name, interval and the other displays told beside it. */
export function verifySource(figure: Figure, library: Library): Reason | null {
  const { source } = figure
  if (source === null) return said('缺少来源', 'the source is missing')
  const { document, line } = source
  if (!isHeld(document, library)) return said(`没有收录文件“${document}”`, `document “${document}” is not held`)
  const origin = figure.basis === 'cell' ? 'cell' : 'claim'
  const here = library.facts(document).filter((fact) => fact.origin === origin && sameSource(fact.source, source))
  const [stated] = here
  if (stated === undefined)
    return said(
      `文件里（第 ${line ?? '?'} 行）已没有这个数`,
      `the document no longer has this figure at line ${line ?? '?'}`,
    )
  const same = here.filter((fact) => fact.value === figure.value && fact.unit === figure.unit)
  if (same.length === 0)
    return said(
      `文件里是 ${stated.value} ${stated.unit}，不是 ${figure.value} ${figure.unit}`,
      `the document has ${stated.value} ${stated.unit}, not ${figure.value} ${figure.unit}`,
    )
  const scoped = same.filter((fact) => hasScopeOf(fact, figure))
  if (scoped.length === 0)
    return said('单位、年份或口径与文件不符', 'organization, year or stage is not the document’s')
  const named = scoped.filter((fact) => hasLabelOf(fact, figure))
  if (named.length === 0) return said('名称与文件不符', 'the label is not what the document calls it')
  if (!named.some((fact) => sameInterval(intervalInUnit(fact.value, fact.decimals, fact.unit), figure.interval)))
    return said('区间与显示的位数不符', 'the interval does not follow from the display')
  const recognized = source.recognized === true
  if (figure.exact === recognized || (figure.recognized === true) !== recognized)
    return said(
      '是否由图像识别读出与文件不符',
      'the mark of what was recognised from a picture does not fit the document',
    )
  if (figure.operation !== null || figure.operands.length > 0)
    return said('文件里的数不带算式', 'a figure of the document has no operation')
  const told = source.also.every((other) =>
    factsAt(other, library).some((fact) => fact.value === other.value && fact.unit === other.unit),
  )
  return told ? null : said('并列的其他写法与文件不符', 'another display told beside it is not the document’s')
}

/** The facts that a figure of a document may be: same place, value, unit, scope and name. */
export function factsBehind(figure: Figure, library: Library): Fact[] {
  if (figure.source === null) return []
  return factsAt(figure.source, library).filter(
    (fact) =>
      fact.value === figure.value && fact.unit === figure.unit && hasScopeOf(fact, figure) && hasLabelOf(fact, figure),
  )
}

function factsAt(source: Source, library: Library): Fact[] {
  if (!isHeld(source.document, library)) return []
  return library.facts(source.document).filter((fact) => sameSource(fact.source, source))
}

export function isHeld(document: string, library: Library): boolean {
  return library.documents().some((record) => record.id === document)
}

function hasScopeOf(fact: Fact, figure: Figure): boolean {
  const { key } = fact
  const stage = factStage(fact, 'zh')
  return key.organization === figure.organization && key.year === figure.year && stage === figure.stage
}

function hasLabelOf(fact: Fact, figure: Figure): boolean {
  return figure.label === factLabel(fact, 'zh') || figure.label === factLabel(fact, 'en')
}

function sameSource(a: Source, b: Source): boolean {
  return (
    a.document === b.document &&
    a.line === b.line &&
    a.table === b.table &&
    a.row === b.row &&
    a.column === b.column &&
    a.text === b.text &&
    a.path === b.path &&
    a.page === b.page &&
    a.sheet === b.sheet &&
    a.cell === b.cell &&
    (a.recognized === true) === (b.recognized === true) &&
    String(a.box ?? '') === String(b.box ?? '')
  )
}

export function sameInterval(a: [string, string], b: [string, string]): boolean {
  return new Decimal(a[0]).eq(b[0]) && new Decimal(a[1]).eq(b[1])
}
