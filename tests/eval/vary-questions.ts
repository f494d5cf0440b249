import type { Expectation, GoldFigure, GoldQuestion } from '../../src/answers/judge/gold-question.js'
import { Decimal } from '../../src/core/decimal.js'
import { describeUnit } from '../../src/core/unit.js'
import { readCorpus, readPlaces, scaleAmount, varyDocument } from '../tools/vary-corpus.mjs'

export interface Variation {
  /** Chooses the cities. */
  seed: number
  years: number
  /** Whole number by which every amount is multiplied. */
  factor: number
  titles?: boolean
}

interface VariedCorpus {
  files: Record<string, string>
  /** The question as one asks it of the varied documents; null where its wording has no counterpart. */
  question(question: GoldQuestion): GoldQuestion | null
}

/** Words of names that the documents chose for themselves, replaced in documents and questions alike. */
const ITEMS: [string, string][] = [
  ['12345', '12580'],
  ['外包', '托管'],
  ['场所运维', '机房维保'],
  ['编码质效', '清洗效能'],
  ['语音服务', '通话保障'],
]
/** Misspelt names and numbers in words are of the original only. */
const NO_COUNTERPART = /渭男|固源|池洲|聊成|乌鲁木奇|二〇|二零|[一二三四五六七八九十百]+万|四千|million/
const MONEY = /(?<![\d.,])\d[\d,]*(?:\.\d+)?(?=\s?(?:万|亿|千)?元|\s?[万亿块]|\s?yuan)/g
const YEAR = /(?<![\d.,])20[12]\d(?!\d)|２０[１２][０-９](?![０-９])/g
const narrow = (text: string): string => text.normalize('NFKC')

/** The bundled documents under other names, years and amounts, and the way in which their questions change with them. */
export function varyCorpus({ seed, years, factor, titles = false }: Variation): VariedCorpus {
  const documents = readCorpus()
  const places = readPlaces()
  const names: [string, string][] = []
  documents.forEach(({ place }, at) => {
    const other = places[(seed * 53 + at * 61) % places.length]
    if (other === undefined) throw new Error('no place')
    names.push([place.name, other.name], [place.short, other.short])
    const [from, to] = [place.romanization, other.romanization]
    if (from !== '' && to !== '') names.push([from, to])
    // 乌市 is how people call a city with a long name.
    if (place.short.length > 2) names.push([`${place.short.slice(0, 1)}市`, other.name])
  })
  const all = [...names, ...ITEMS]
  const varied = documents.map(({ file, text, place }) => {
    const options = { seed, names: all, years, factor, titles, ...(factor === 1 ? {} : { yuanTwins: true }) }
    return { file, place, ...varyDocument(text, options) }
  })
  const rename = (text: string): string => all.reduce((rest, [from, to]) => rest.replaceAll(from, to), text)
  const wording = (text: string): string =>
    rename(text)
      .replace(YEAR, (year) => String(Number(narrow(year)) + years))
      .replace(MONEY, (amount) => {
        const own = varied.find(({ place }) => text.includes(place.short))?.amount
        return factor === 1 ? amount : (own?.(amount) ?? scaleAmount(amount, factor))
      })
  return {
    files: Object.fromEntries(varied.map(({ file, text }) => [file, text])),
    question({ id, kind, turns }) {
      if (turns.some((turn) => NO_COUNTERPART.test(turn.question))) return null
      // Scores with decimals are multiplied as amounts are and whole ones are not: their order is another.
      if (factor !== 1 && turns.some(({ gold }) => gold.some(({ unit }) => unit === '分'))) return null
      return { id, kind, turns: turns.map((turn) => varyTurn(turn, wording, factor)) }
    },
  }
}

function varyTurn(turn: Expectation, wording: (text: string) => string, factor: number): Expectation {
  // Documents are scaled by how a number is written: what has decimals is taken for an amount, be it of money or of points.
  const isScaled = (value: string, unit: string): boolean => {
    const { dimension } = describeUnit(unit)
    return dimension === 'money' || (dimension === 'count' && value.includes('.'))
  }
  const scale = (value: string, unit: string): string =>
    factor === 1 || !isScaled(value, unit) ? value : new Decimal(value.replaceAll(',', '')).times(factor).toFixed()
  const form = (one: GoldFigure['alternatives'][number], unit: string) =>
    typeof one === 'string' ? scale(one, unit) : { ...one, value: scale(one.value, one.unit ?? unit) }
  return {
    ...turn,
    question: wording(turn.question),
    gold: turn.gold.map((gold) => ({
      ...gold,
      value: scale(gold.value, gold.unit),
      // A whole number without its unit behind it may be a count and stays in the documents as it is.
      alternatives: [
        ...gold.alternatives.map((one) => form(one, gold.unit)),
        ...(gold.value.includes('.') ? [] : [gold.value]),
      ],
      also_ok: gold.also_ok.map((one) => form(one, gold.unit)),
    })),
    gold_text: turn.gold_text.map(wording),
    // A rounded display stands for more when it is multiplied.
    ...(factor === 1 ? {} : { tolerance: `±${new Decimal(factor).times('0.01').toFixed()}` }),
  }
}
