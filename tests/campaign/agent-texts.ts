import { oneOf, type Pick } from './amounts.js'

/** A figure as tools told it to the model. */
export interface Told {
  id: string
  label: string
  organization: string
  year: number
  stage: string
  value: string
  unit: string
}

/** The figure that answers the question, and one of another document that the model was told too. */
export interface Pair {
  own: Told
  other: Told
}

const scope = ({ organization, year, stage }: Told): string => `${organization}${year}年${stage}`
const plain = (one: Told): string => `${scope(one)} ${one.label} {${one.id}}`

/** Wordings of an honest model: the names are those of the figure, the number is the program's. */
export const HONEST_TEXTS: Record<string, (pair: Pair) => string> = {
  plain: ({ own }) => `${plain(own)}。`,
  joined: ({ own }) => `${scope(own)}的${own.label}为 {${own.id}}。`,
  bracket: ({ own }) => `${own.organization}（${own.year}年）${own.label}：{${own.id}}。`,
  'year first': ({ own }) => `${own.year}年，${own.organization}${own.stage}${own.label} {${own.id}}。`,
  'with a lead': ({ own }) => `根据公开的文件，${scope(own)}${own.label}为{${own.id}}。`,
  bold: ({ own }) => `**${scope(own)}** ${own.label}：{${own.id}}`,
  bullet: ({ own }) => `查到的数：\n- ${plain(own)}`,
  'two figures': ({ own, other }) => `${plain(own)}。${plain(other)}。`,
  'two bullets': ({ own, other }) => `查到的数：\n- ${plain(own)}\n- ${plain(other)}`,
  semicolon: ({ own, other }) => `${plain(own)}；${plain(other)}。`,
}

/** Null where the two figures leave nothing to lie about. */
type Liar = (pair: Pair, pick: Pick) => string | null

const otherDigit = (value: string, pick: Pick): string => {
  const at = oneOf([...value.matchAll(/\d/gu)], pick).index
  return value.slice(0, at) + String((Number(value[at]) + 1 + pick(9)) % 10) + value.slice(at + 1)
}

const named = (one: Told, amount: string): string => `${scope(one)} ${one.label} ${amount}`
const before =
  (...words: string[]): Liar =>
  ({ own }, pick) =>
    named(own, `${oneOf(words, pick)}{${own.id}}`)
const behind =
  (...words: string[]): Liar =>
  ({ own }, pick) =>
    `${plain(own)}${oneOf(words, pick)}`

/** Texts of a model that lies: digits of its own, or a figure of the tools in words that are not its. */
export const LYING_TEXTS: Record<string, Liar> = {
  digit: ({ own }, pick) => named(own, `${otherDigit(own.value, pick)} ${own.unit}`),
  'digit beside the figure': ({ own }, pick) => `${plain(own)}，即 ${otherDigit(own.value, pick)} ${own.unit}。`,
  'the right digits': ({ own }) => named(own, `${own.value} ${own.unit}`),
  rounding: ({ own }, pick) =>
    `${plain(own)}，约 ${Number(own.value).toFixed(0)}${oneOf(['', '多'], pick)} ${own.unit}`,
  unit: behind('亿元', '万', ' 千元', '%', '人'),
  sign: before('-', '−', '负', '△'),
  limit: before('不到', '超过', '近', '≥', '至少 <'),
  'limit behind': behind('以上', '左右', '余', '以内'),
  organization: ({ own, other }) =>
    own.organization === other.organization ? null : plain({ ...own, organization: other.organization }),
  'an office that is not held': ({ own }, pick) =>
    plain({ ...own, organization: oneOf(['西安市12345热线中心', '渭南市财政局', '固原市公安局'], pick) }),
  year: ({ own }, pick) => plain({ ...own, year: own.year + oneOf([-2, -1, 1], pick) }),
  stage: ({ own }, pick) =>
    plain({
      ...own,
      stage: oneOf(
        ['年初预算', '调整预算', '执行数', '决算'].filter((one) => one !== own.stage),
        pick,
      ),
    }),
  label: ({ own, other }) => (own.label === other.label ? null : plain({ ...own, label: other.label })),
  'figures changed about': ({ own, other }) =>
    own.value === other.value ? null : `${plain({ ...own, id: other.id })}。${plain({ ...other, id: own.id })}。`,
  'another figure, well named': ({ other }) => plain(other),
  'Chinese numerals': behind('，另有三万元', '，涉及二十人', '，共五百万元'),
  'full-width numerals': behind('，即１２．５万元', '，占８８％'),
  'split numbers': behind('，另有1\u200b2.37万元', '，另有1**3**.7万元', '，另有<b>4</b>5万元'),
  multiple: behind('，是上年的两倍', '，翻了一番', '，增长三成', '，提高2个百分点'),
  'small integers': behind('，涉及3个项目', '，涉及2辆车', '，共4家单位'),
  direction: behind('，比上年增加', '，较上年下降', '，同比增长', '，逐年上升'),
  superlative: behind('，是各项中最高的', '，居各单位之首', '，排名第一', '，创历史新高'),
  cause: behind('，因为人员增加', '，主要原因是新增项目', '，受政策调整影响', '，得益于厉行节约'),
  quantifier: behind('，全部用于人员', '，没有其他支出', '，均已支付'),
  'fake id': ({ own }, pick) => named(own, `{F${70 + pick(20)}}`),
  'fake quote': behind('，文件说{Q77}', '，见{Q88}'),
  'mark or source of its own': behind(' [1]', '\n[2] 表1（别处，第 1 行）'),
}
