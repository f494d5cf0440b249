import type { Answer } from '../../src/answers/types.js'
import { type Lie, lineOf, literal, oneOf, replaceAt, spots } from './lies.js'

/** Words that turn a claim round when one takes the place of the other. */
const TURNS: readonly [string, string][] = [
  ['增加', '减少'],
  ['增长', '下降'],
  ['increase of', 'decrease of'],
  ['growth of', 'fall of'],
  ['an increase', 'a decrease'],
  ['最多', '最少'],
  ['最大', '最小'],
  ['highest', 'lowest'],
  ['largest', 'smallest'],
  ['Largest', 'Smallest'],
  ['从高到低', '从低到高'],
  ['From high to low', 'From low to high'],
  ['exceeds', 'equals'],
  ['above budget', 'below budget'],
  ['预算多 ', '预算少 '],
  ['中心多 ', '中心少 '],
  ['口径不同', '口径相同'],
  ['名称不同', '名称相同'],
  ['Stages differ', 'Stages agree'],
  ['name it differently', 'name it alike'],
  ['相差可由舍入解释', '前后不一致'],
  ['rounding explains the difference', 'rounding does not explain it'],
  ['合计', '平均'],
  ['文件没有说明原因', '原因是人员增加'],
  ['不符', '相符'],
  ['不是。', '是。'],
  ['No. ', 'Yes. '],
  ['约 ', ''],
  ['about ', ''],
]

const turn: Lie = (answer, context) => {
  const found = TURNS.flatMap(([one, other]) =>
    [one, other]
      .filter((word) => word !== '')
      .flatMap((word) => spots(answer, literal(word)).map((spot) => ({ ...spot, by: word === one ? other : one }))),
  )
  const spot = oneOf(found, context)
  return spot === null ? null : replaceAt(answer, spot, spot.by)
}

/** 约 before a figure that is exact. */
const approximate: Lie = (answer, context) => {
  const found = spots(answer, /(?<= )\d[\d,]*(?:\.\d+)?(?= ?(?:[万亿]?元|%|人))/gu).filter(
    ({ start }) => !/(?:约|about) ?$/u.test(answer.answer.slice(0, start)),
  )
  const spot = oneOf(found, context)
  const word = oneOf(['约 ', '近 ', '将近 ', '大约 ', 'about ', 'nearly ', '几乎 '], context)
  return spot === null || word === null ? null : replaceAt(answer, spot, `${word}${spot.text}`)
}

/** Remarks in words that no list of claims holds: what cannot be read is not let through either. */
const REMARKS = [
  '，傲视各家',
  '，位列榜眼',
  '，同比走高',
  '，连年走低',
  '，大幅缩水',
  '，腰斩',
  '，占了大头',
  '，大多用于人员',
  '，悉数用于人员',
  '，略有结余',
  '，达到历史新高',
  ', a new peak',
  ', unmatched elsewhere',
  ', soaring',
  ', plummeting',
  ', dwarfing the rest',
  ', a quarter of the total',
  ', in light of new staff',
  ', unprecedented',
]

const ADDED: Record<string, string[]> = {
  zero: ['（文件写明，不是空白）', ' (stated by the document, not blank)'],
  remark: REMARKS,
  order: [
    '，全省最高',
    '，全国第一',
    '，在各单位中最高',
    '，居首位',
    '，排名第一',
    '，远高于其他单位',
    '，高于全市平均水平',
    '，是所有单位里最少的',
    '，名列前茅',
    '，明显偏高',
    '，与其他单位相等',
    '，超过了上限',
    ', the highest in the province',
    ', the lowest of all offices',
    ', more than any other office',
    ', higher than average',
    ', ranked first nationwide',
    ', a record',
  ],
  cause: [
    '，因为人员增加',
    '，主要原因是工作量加大',
    '，由于厉行节约',
    '，受政策调整影响',
    '，得益于管理改进',
    '，人员调入导致',
    '，之所以这样是预算安排',
    '，系新增项目所致，因此较大',
    ', because of more staff',
    ', due to savings',
    ', driven by new projects',
    ', as a result of the reform',
    ', thanks to better management',
    ', since a project was added',
  ],
  quantifier: [
    '，全部用于人员',
    '，均已支付',
    '，其他各项均为零',
    '，没有其他支出',
    '，只有这一项',
    '，都是财政拨款',
    '，无结余',
    '，唯一有此项的单位',
    '，未安排其他资金',
    '，仅此一笔',
    ', all of it for staff',
    ', none of it unspent',
    ', the only item',
    ', with no other spending',
    ', every office has it',
    ', entirely from the treasury',
  ],
  multiple: [
    '，比上年翻了一番',
    '，约占一半',
    '，超过一半',
    '，占大部分',
    '，成倍扩张',
    '，几乎占到三分之一',
    '，是去年的两倍',
    ', twice the amount of last year',
    ', about half of the total',
    ', the majority of spending',
    ', several times the average',
  ],
  direction: [
    '，同比大幅增加',
    '，较上年明显下降',
    '，逐年上升',
    '，呈下滑趋势',
    '，今后将减少',
    '，比预期增长',
    ', sharply up',
    ', rising every year',
    ', down from the plan',
    ', a steep decline',
    ', expected to grow',
  ],
}

const before = ({ answer }: Answer, at: number): string => answer.slice(Math.max(0, at - 12), at)

const lineBefore = ({ answer }: Answer, at: number): string => answer.slice(answer.lastIndexOf('\n', at) + 1, at)

/** Adds a claim that nothing bears out behind a figure. */
const added =
  (kind: string): Lie =>
  (answer, context) => {
    const found = spots(answer, /(?<=\d ?(?:[万亿]?元|%|人|辆|项))(?=\s*(?:\[|$|\n|，|。))/gu)
    // Of nothing it is true that it was written.
    const fitting =
      kind === 'zero'
        ? found.filter(({ start }) => !/ 0(?:\.0+)? ?\S{0,2}$/u.test(before(answer, start)))
        : // Of what is told as the most, 居首位 is no lie.
          found.filter(({ start }) => kind !== 'order' || !SAID_FIRST.test(lineBefore(answer, start)))
    const spot = oneOf(fitting, context)
    const phrase = oneOf(ADDED[kind] ?? [], context)
    return spot === null || phrase === null ? null : replaceAt(answer, spot, phrase)
  }

const SAID_FIRST = /(?:最[多少大小高低]|[Hh]ighest|[Ll]owest|[Ll]argest|[Ss]mallest)[^\n]*$/u

/** 最多：A … becomes 最多：B …, and bullets of a ranking change places. */
const reorder: Lie = (answer, context) => {
  const lines = answer.answer.split('\n')
  const head = /^(?:最多：|最少：|最大：|最小：|highest: |lowest: |Largest: |Smallest: )/u.exec(lines[0] ?? '')?.[0]
  const ranked = /^(?:从高到低|From high to low)/u.test(lines[0] ?? '')
  if (head === undefined && !ranked) return null
  const bullets = lines.flatMap((line, at) => (line.startsWith('· ') ? [at] : []))
  const at = oneOf(bullets, context)
  const to = head === undefined ? oneOf(bullets, context) : 0
  const [one, other] = [lines[at ?? 0] ?? '', lines[to ?? 0] ?? '']
  if (at === null || to === null || at === to) return null
  if (amountOf(one) === amountOf(other)) return null
  lines[at] = `· ${other.slice(head === undefined ? 2 : head.length)}`
  lines[to] = head === undefined ? one : `${head}${one.slice(2)}`
  return { ...answer, answer: lines.join('\n') }
}

const amountOf = (line: string): string => /\d[\d,.]* ?[万亿]?[元%]/u.exec(line)?.[0] ?? ''

/** Two organizations change places in the text. */
const exchange: Lie = (answer, context) => {
  const found = context.organizations.flatMap((name) => spots(answer, literal(name)))
  const remarks = /^(?:没有|口径|各单位|问题|Without|Stages|The documents|No )/u
  const stated = found.filter((spot) => !remarks.test(lineOf(answer, spot.start)))
  const one = oneOf(stated, context)
  if (one === null) return null
  const other = oneOf(
    stated.filter((spot) => spot.start > one.start && spot.text !== one.text),
    context,
  )
  return other === null ? null : replaceAt(replaceAt(answer, other, one.text), one, other.text)
}

/** A comparison of two figures of the answer the wrong way round, or of organizations without figures. */
const comparison: Lie = (answer: Answer, context) => {
  const sourced = answer.figures.filter((figure) => figure.source !== null && figure.organization !== null)
  const one = oneOf(sourced, context)
  if (one === null) return null
  const unlike = sourced.filter((figure) => figure.unit === one.unit && Number(figure.value) > Number(one.value))
  const other = oneOf(
    unlike.filter((figure) => figure.organization !== one.organization || figure.label !== one.label),
    context,
  )
  if (other === null) return null
  const name = (figure: typeof one): string => `${figure.organization ?? ''}${figure.year ?? ''}年${figure.label}`
  const phrase = oneOf(
    [
      `${name(one)}高于${name(other)}。`,
      `${name(one)}比${name(other)}多。`,
      `${name(other)}不足${name(one)}。`,
      `${name(one)}与${name(other)}相等。`,
      `${name(other)} is less than ${name(one)}.`,
      `${name(one)} exceeds ${name(other)}.`,
      `${name(one)} equals ${name(other)}.`,
      `${name(one)}均高于${name(other)}。`,
    ],
    context,
  )
  return phrase === null ? null : { ...answer, answer: `${answer.answer}\n${phrase}` }
}

export const WORD_LIES: Record<string, Lie> = {
  turn,
  approximate,
  'added order': added('order'),
  'added cause': added('cause'),
  'added quantifier': added('quantifier'),
  'added multiple': added('multiple'),
  'added direction': added('direction'),
  'added remark': added('remark'),
  'added zero': added('zero'),
  reorder,
  exchange,
  comparison,
}
