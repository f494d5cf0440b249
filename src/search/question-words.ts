import { convertValue } from '../core/convert.js'
import { describeUnit } from '../core/unit.js'
import { foldText } from '../language/normalize.js'
import { findNumbers } from '../language/numbers.js'

/**
 * Words of questions, and the words that budget documents use where they answer them. Everyday wording of the two differs:
 * people ask why it rose (怎么涨了), documents say 增加 … 主要原因. Only words of questions and of every such document belong here;
 * names of items and their aliases are vocabulary. English is listed because the documents are Chinese.
 */
const WORDING: readonly (readonly [asked: readonly string[], written: string])[] = [
  [['为什么', '为啥', '为何', '怎么会', '原因', '缘由', '解释', 'why', 'reason', 'because', 'explain'], '主要原因'],
  [['涨', '多了', '增多', '变多', '上升', '提高', 'increase', 'rise', 'rose', 'grow', 'grew', 'more'], '增加 增长'],
  [['降', '少了', '减了', '变少', '缩减', '压缩', 'decrease', 'fall', 'fell', 'drop', 'less', 'cut'], '减少 下降'],
  [['涨幅', '升幅', 'growth rate'], '增长'],
  [['降幅', '跌幅'], '下降'],
  [
    ['什么意思', '啥意思', '是什么', '是啥', '怎么解释', '定义', '含义', '什么叫', 'mean', 'definition', 'define'],
    '名词解释 指',
  ],
  [['依据', '根据什么', '凭什么', 'basis', 'policy', 'policies'], '政策依据 根据'],
  [['怎么来', '哪来', '来源', 'source', 'come from', 'comes from'], '主要原因 来源'],
  [['做什么', '干什么', '干啥', '职责', '职能', 'responsib', 'function', 'duties'], '主要职责 职能'],
  [['budget'], '预算'],
  [['final account'], '决算'],
  [['revenue', 'income'], '收入'],
  [['expenditure', 'spending', 'expense', 'spent', 'spend'], '支出'],
  [['project'], '项目'],
  [['procure', 'purchas'], '政府采购'],
  [['asset'], '资产'],
  [['vehicle', ' car'], '公务用车'],
  [['reception'], '公务接待'],
  [['abroad', 'overseas'], '因公出国'],
  [['training'], '培训费'],
  [['meeting', 'conference'], '会议费'],
  [['salar', 'wage'], '工资'],
  [['staff', 'employee', 'personnel', 'headcount'], '人员 编制'],
  [['pension'], '养老保险'],
  [['medical', 'health'], '医疗 卫生健康'],
  [['housing'], '住房'],
  [['carry-over', 'carryover', 'carried over', 'carry over'], '结转'],
  [['performance', 'target'], '绩效目标'],
  [['operating'], '运行经费'],
  [['basic'], '基本'],
  [['government fund'], '政府性基金'],
  [['state capital'], '国有资本经营'],
]

/** What documents say where they answer this question; '' when no word of the question is listed. */
export function rewordQuestion(question: string): string {
  const folded = foldText(question).toLowerCase()
  const written = WORDING.flatMap(([asked, words]) => (asked.some((word) => folded.includes(word)) ? [words] : []))
  return written.join('\n')
}

const MONEY_UNITS = ['元', '万元', '亿元']

/** Amounts of a question as documents may write them: 9.85 million yuan stands there as 985 万元 or 9,850,000.00. */
export function rewordAmounts(question: string): string {
  const amounts = findNumbers(question).filter(({ unit }) => describeUnit(unit).dimension === 'money')
  const written = amounts.flatMap(({ value, decimals, unit }) =>
    MONEY_UNITS.flatMap((to) => {
      const converted = convertValue(value, decimals, unit, to)
      return converted?.exact === true ? [converted.value] : []
    }),
  )
  return written.join('\n')
}
