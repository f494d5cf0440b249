import { displayResult } from '../../answers/wording/display-result.js'
import { convertValue } from '../../core/convert.js'
import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import { stageName } from '../../language/stages.js'
import type { Chart, ChartPart } from './chart.js'
import { changeWord, isChange, isComparable, pointsDown } from './figure-shape.js'
import type { PictureWords } from './words.js'

export interface BarsRequest {
  words: PictureWords
  /** Figures that are the answer, where it is one of several. */
  chosen: ReadonlySet<string>
  /** Null: what the figures have in common names the chart, and if nothing does, `heading`. */
  title: string | null
  heading?: string | null
}

/** Figures as bars on one scale; null where they do not belong on one, or where two would bear the same name. */
export function barsOf(
  figures: readonly Figure[],
  { words, chosen, title, heading = null }: BarsRequest,
): Chart | null {
  if (figures.length < 2 || !isComparable(figures) || crossesFlows(figures)) return null
  const differ = differences(figures)
  if (!differ.organization && !differ.label && !differ.when) return null
  const unit = commonUnit(figures)
  const entries = figures.map((figure) => ({
    figure,
    part: {
      ...nameOf(figure, differ, words),
      shown: shownIn(figure, unit, words),
      size: pointsDown(figure) ? baseValue(figure).neg() : baseValue(figure),
      chosen: chosen.has(figure.id),
    } satisfies ChartPart,
  }))
  if (new Set(entries.map(({ part }) => `${[part.name, ...part.details].join('\n')}`)).size < entries.length)
    return null
  if (differ.organization) entries.sort((a, b) => b.part.size.cmp(a.part.size))
  else if (!differ.label) entries.sort((a, b) => timeOf(a.figure) - timeOf(b.figure))
  const [first] = figures
  const common = [differ.organization ? '' : (first?.organization ?? ''), differ.when ? '' : whenOf(first, words)]
  const [named = words.comparison, ...more] = [
    title,
    differ.label ? stemOf(figures) : (first?.label ?? null),
    heading,
    headlineOf(figures, chosen, words),
    common.join(' ').trim(),
  ].flatMap((text) => (text === null || text === '' ? [] : [text]))
  const [label = ''] = title === null || differ.label ? [] : more
  return {
    shape: 'bars',
    title: named,
    lead: [label, ...common].filter((part) => part !== '' && !named.includes(part)).join(words.join),
    parts: entries.map(({ part }) => part),
    whole: null,
    notes: figures.some((figure) => figure.unit !== unit) ? [words.converted] : [],
    figures: [...figures],
  }
}

/** What labels have in common apart from brackets: 津贴补贴 of 津贴补贴（基本支出）; null when they differ in more. */
function stemOf(figures: readonly Figure[]): string | null {
  const stems = new Set(figures.map(({ label }) => label.replace(BRACKETS, '').trim()))
  const [stem] = stems
  return stems.size === 1 ? (stem ?? null) : null
}

const BRACKETS = /[（(][^（()）]{0,100}[）)]/gu

/** The one figure that is the answer, in words. */
function headlineOf(figures: readonly Figure[], chosen: ReadonlySet<string>, words: PictureWords): string | null {
  const [only, ...others] = figures.filter(({ id }) => chosen.has(id))
  if (only === undefined || others.length > 0) return null
  return `${only.organization ?? ''} ${only.label} ${displayResult(only, words.about === '约 ')}`.trim()
}

interface Differences {
  organization: boolean
  label: boolean
  when: boolean
}

function differences(figures: readonly Figure[]): Differences {
  const vary = (texts: (string | number | null)[]) => new Set(texts).size > 1
  return {
    organization: vary(figures.map(({ organization }) => organization)),
    label: vary(figures.map(({ label }) => label)),
    when: vary(figures.map(({ year, stage }) => `${year} ${stage}`)),
  }
}

/** Income is not set against expenditure of another office because both were asked for. */
function crossesFlows(figures: readonly Figure[]): boolean {
  const labels = figures.map(({ label }) => label)
  const has = (pattern: RegExp) => labels.some((label) => pattern.test(label))
  return has(/收入|income|revenue/iu) && has(/支出|expenditure|spending/iu) && !figures.every(isChange)
}

const STAGES = (['initial-budget', 'adjusted-budget', 'full-year-budget', 'execution', 'final-accounts'] as const).map(
  (stage) => [stageName(stage, 'zh'), stageName(stage, 'en')],
)

/** Years in order; within a year, the stages as they follow each other. */
const timeOf = ({ year, stage }: Figure): number =>
  (year ?? 0) * (STAGES.length + 1) + 1 + STAGES.findIndex((names) => stage !== null && names.includes(stage))

function nameOf(figure: Figure, differ: Differences, words: PictureWords): { name: string; details: string[] } {
  const names = [
    ...(differ.organization ? [figure.organization ?? ''] : []),
    ...(differ.label ? [figure.label] : []),
    ...(differ.when ? [whenOf(figure, words)] : []),
  ].filter((part) => part !== '')
  const [name = '', ...details] = names
  return { name, details }
}

function whenOf(figure: Figure | undefined, words: PictureWords): string {
  if (figure === undefined) return ''
  const { year, stage } = figure
  const gap = words.about === '约 ' ? '' : ' '
  return [year === null ? '' : words.year(year), stage ?? ''].filter((part) => part !== '').join(gap)
}

/** The unit that most figures are displayed in; among equals the larger. */
function commonUnit(figures: readonly Figure[]): string {
  const units = [...new Set(figures.map(({ unit }) => unit))]
  const count = (unit: string) => figures.filter((figure) => figure.unit === unit).length
  const [best = ''] = units.sort((a, b) => count(b) - count(a) || describeUnit(b).factor.cmp(describeUnit(a).factor))
  return best
}

/** The figure as displayed; one in another unit is led by its exact conversion. */
function shownIn(figure: Figure, unit: string, words: PictureWords): string {
  const word = changeWord(figure)
  const own = displayResult(
    word === null ? figure : { ...figure, value: figure.value.replace(/^-/u, '') },
    words.about === '约 ',
  )
  const shown = figure.unit === unit ? own : `${convertedTo(figure, unit) ?? own}`
  const both = shown === own ? own : `${shown}${words.open}${own}${words.close}`
  return word === null ? both : `${word} ${both}`
}

function convertedTo({ value, unit }: Figure, wanted: string): string | null {
  const converted = convertValue(value, new Decimal(value).decimalPlaces(), unit, wanted)
  return converted?.exact === true ? displayValue(converted.value, wanted) : null
}
