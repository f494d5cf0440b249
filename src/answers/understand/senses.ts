import type { Flow, Fund, Portion, Stage } from '../../core/quantity.js'

/** What a question wants done with figures. A plain lookup has none of these. */
export type Intent =
  | 'why'
  | 'change'
  | 'share'
  | 'sum'
  | 'average'
  | 'across'
  | 'list'
  | 'completion'
  | 'difference'
  | 'times'
  | 'define'
  | 'how'
  | 'library'
  | 'consistency'
  | 'exclude'
  | 'lacking'

/** What side of a thing a figure must be: a target, what was reached, a score, people, or a number of things. */
export type Facet = 'target' | 'reached' | 'score' | 'people' | 'count'

/** One meaning of a word of a question. */
export type Sense =
  | { type: 'stage'; stage: Stage | 'budget' }
  | { type: 'fund'; fund: Fund }
  | { type: 'flow'; flow: Flow }
  | { type: 'portion'; portion: Portion }
  | { type: 'unit'; unit: string }
  | { type: 'intent'; intent: Intent }
  | { type: 'total'; of: 'income' | 'expenditure' | 'both'; scope: 'grand' | 'current' }
  | { type: 'facet'; facet: Facet }
  /** Words of the headings that performance indicators stand under, as the forms write them. */
  | { type: 'aspect'; aspect: string }
  | { type: 'person' }
  | { type: 'secret' }
  | { type: 'filler' }

/**
 * Words of the field that every disclosure shares, with their senses; a low line stands for a blank within a phrase. Names of items and forms are data
 * (vocabulary); these are the few words the grammar of a question is made of.
 */
const WORDS: [words: string, sense: Sense][] = [
  ['指标 指标值 目标 目标值 年度目标 绩效指标 绩效目标 目标是 target targets', { type: 'facet', facet: 'target' }],
  ['satisfaction', { type: 'aspect', aspect: '满意' }],
  ['timeliness', { type: 'aspect', aspect: '时效' }],
  ['quality', { type: 'aspect', aspect: '质量' }],
  ['quantity', { type: 'aspect', aspect: '数量' }],
  ['实际完成值 完成值 实际值', { type: 'facet', facet: 'reached' }],
  ['得分 分值 自评得分 多少分 几分 得了多少分 score scores scored', { type: 'facet', facet: 'score' }],
  ['人数 多少人 几个人 几人 多少名 几名', { type: 'facet', facet: 'people' }],
  ['个数 数量 数目 次数 件数 多少个 多少项', { type: 'facet', facet: 'count' }],
  ['部门预算 部门综合预算 单位预算', { type: 'stage', stage: 'budget' }],
  ['部门决算 单位决算', { type: 'stage', stage: 'final-accounts' }],
  ['预算 预算数 预算额 年初预算 年初预算数 当年预算 budget budgets', { type: 'stage', stage: 'budget' }],
  ['年初预算 年初预算数 年初 initial', { type: 'stage', stage: 'initial-budget' }],
  ['调整预算 调整预算数 调整后预算', { type: 'stage', stage: 'adjusted-budget' }],
  ['全年预算 全年预算数', { type: 'stage', stage: 'full-year-budget' }],
  ['执行数 预算执行数 实际执行', { type: 'stage', stage: 'execution' }],
  [
    '决算 决算数 决算额 实际 实际支出 实际花了 实际支了 实际发了 实际用了 实支 accounts final_accounts final-accounts',
    { type: 'stage', stage: 'final-accounts' },
  ],
  ['一般公共预算 一般公共预算拨款 一般公共预算财政拨款 公共预算', { type: 'fund', fund: 'general' }],
  ['政府性基金 政府性基金预算 政府性基金拨款 基金预算', { type: 'fund', fund: 'government-fund' }],
  ['国有资本经营预算 国有资本经营 国资预算 国资经营预算', { type: 'fund', fund: 'state-capital' }],
  ['财政拨款', { type: 'fund', fund: 'fiscal' }],
  ['财政专户 财政专户管理资金', { type: 'fund', fund: 'special-account' }],
  ['单位资金', { type: 'fund', fund: 'own-funds' }],
  ['收入 进账 income revenue revenues', { type: 'flow', flow: 'income' }],
  ['支出 开支 花销 expenditure expenditures expenses expense', { type: 'flow', flow: 'expenditure' }],
  ['基本支出', { type: 'portion', portion: 'basic' }],
  ['项目支出', { type: 'portion', portion: 'project' }],
  [
    '人员经费 人员支出 人员经费支出 人员部分 personnel_spending personnel_expenditure personnel_costs',
    { type: 'portion', portion: 'personnel' },
  ],
  ['公用部分 公用 公用经费 公用支出 日常公用经费 日常公用支出 公用经费支出', { type: 'portion', portion: 'public' }],
  [
    '收入总计 总收入 收入总额 收入预算 预算收入 收入总预算 收入决算 决算收入 预算收入总计 收入预算总计 预算收入总额 收入预算总额 预算总收入 决算收入总计 收入决算总计 决算总收入',
    { type: 'total', of: 'income', scope: 'grand' },
  ],
  [
    '支出总计 总支出 支出总额 支出预算 预算支出 支出总预算 支出决算 决算支出 预算支出总计 支出预算总计 预算支出总额 支出预算总额 预算总支出 决算支出总计 支出决算总计 决算总支出',
    { type: 'total', of: 'expenditure', scope: 'grand' },
  ],
  ['本年收入 本年收入合计 收入合计 当年收入', { type: 'total', of: 'income', scope: 'current' }],
  ['本年支出 本年支出合计 支出合计 当年支出', { type: 'total', of: 'expenditure', scope: 'current' }],
  [
    '预算支出 支出预算 预算收入 收入预算 总预算 收支预算 收支总预算 收入总预算 支出总预算 预算总额 全部预算 预算收入总计 收入预算总计 预算收入总额 收入预算总额 预算总收入 预算支出总计 支出预算总计 预算支出总额 支出预算总额 预算总支出',
    { type: 'stage', stage: 'budget' },
  ],
  [
    '决算支出 支出决算 决算收入 收入决算 总决算 决算总额 决算收入总计 收入决算总计 决算总收入 决算支出总计 支出决算总计 决算总支出',
    { type: 'stage', stage: 'final-accounts' },
  ],
  [
    'total_budget overall_budget 收支总计 收支 收支总额 收支总预算 收支预算 总预算 总额 总盘子 盘子 预算总额 预算总数 总数 总计 全部预算 总决算 决算总额',
    { type: 'total', of: 'both', scope: 'grand' },
  ],
  ['万元 万块 万块钱 万', { type: 'unit', unit: '万元' }],
  ['亿元 亿', { type: 'unit', unit: '亿元' }],
  ['千元', { type: 'unit', unit: '千元' }],
  ['元 块 yuan rmb cny', { type: 'unit', unit: '元' }],
  [
    '怎么来的 哪来的 为什么 为啥 为何 原因 缘故 理由 啥原因 什么原因 咋超 怎么超 咋涨 怎么涨 咋降 怎么降 咋减 怎么减 咋增 怎么增 咋没 咋会 怎么会 怎么回事 咋回事 why reason reasons because',
    { type: 'intent', intent: 'why' },
  ],
  [
    '比上年少 比上年多 比去年少 比去年多 较上年少 较上年多 增加 增加了 减少 减少了 增长 增长了 下降 下降了 上升 上涨 涨了 降了 增减 增减额 变化 变动 增幅 降幅 涨幅 增长率 增速 比上年 较上年 同比 比去年 较去年 多了 少了 增多 缩减 压缩 increase increased decrease decreased change changed rise rose fall fell growth grow grew 增多少 减多少 降多少 涨多少 涨幅多少 降了多少 涨了多少 减了 增了',
    { type: 'intent', intent: 'change' },
  ],
  [
    '占 占比 占了 比例 比重 百分之几 百分之多少 百分比 几成 share proportion percent percentage',
    { type: 'intent', intent: 'share' },
  ],
  [
    '加总 加起来 加一起 加一块 加一块儿 加总 相加 之和 合起来 加上 加 总和 add added add_up_to adds_up_to added_up together combined sum',
    { type: 'intent', intent: 'sum' },
  ],
  ['平均 人均 每人 均摊 平均每人 平均一家 average capita per_head per_capita', { type: 'intent', intent: 'average' }],
  [
    '所有单位 全部单位 所有的单位 几家单位 哪家 谁 谁多 谁少 谁高 谁低 谁大 高 低 这几家 这五家 各单位 which 哪个城市 哪个单位 哪一家 哪几家 几家 各家 五家 四家 三家 两家 最高 最低 最多 最少 最大 最小 排序 排名 排个序 从高到低 从低到高 highest lowest most least largest smallest rank ranking each biggest across',
    { type: 'intent', intent: 'across' },
  ],
  [
    'list lists 哪些 哪几项 哪几个 哪几 几项 几个 前 前三 前五 前十 前几 排前三 有哪几项 列出 列一下 构成 组成 明细 清单 包括 包含 分别 各是 各 各多少 超过 超过了 超过预算 超 超了 高于 低于 大于 小于 不到 不足 至少 以上 以下 exceed exceeds exceeding exceeded above below top included include includes breakdown',
    { type: 'intent', intent: 'list' },
  ],
  [
    '完成率 完成 完成了 完成年初预算 执行率 预算完成率 完成进度 completion completion_rate execution_rate',
    { type: 'intent', intent: 'completion' },
  ],
  [
    '少 少吗 多吗 差 差多少 差额 相差 高出 多出 比 较 多多少 少多少 高多少 低多少 differ difference compare compared than versus vs higher lower larger more less fewer',
    { type: 'intent', intent: 'difference' },
  ],
  [
    '除 除了 除去 扣除 剔除 不含 不包括 不包含 不算 不计 去掉 刨去 以外 之外 外的 外还 外是 后是 后还 后还剩 后剩 excluding except except_for other_than apart_from',
    { type: 'intent', intent: 'exclude' },
  ],
  ['倍 几倍 多少倍 times', { type: 'intent', intent: 'times' }],
  [
    '指的是什么 指的是 是个啥 个啥意思 怎么讲 什么意思 啥意思 是什么意思 怎么解释 指什么 是指什么 含义 定义 什么叫 什么是 解释一下 名词解释 是什么东西 mean means meaning definition define',
    { type: 'intent', intent: 'define' },
  ],
  [
    '怎么做 怎么办 怎么安排 做什么 干什么 职责 职能 主要职能 主要职责 依据 政策依据 负责 科室 内设机构 怎么组织 办法 措施 basis policy duties duty responsible',
    { type: 'intent', intent: 'how' },
  ],
  ['哪些文件 哪些单位 有哪些单位 哪几年 收录 收录了', { type: 'intent', intent: 'library' }],
  [
    '对得上 对不上 对不对得上 对得起来 勾稽 勾稽关系 勾稽错误 一致吗 前后一致 自相矛盾 前后矛盾 矛盾 对账 加得起来 加得对 差错 数字错误 有没有错 有没有错误 有错吗 add_up adds_up tie_out ties_out consistent inconsistent consistency inconsistencies errors error mistakes mistake contradict contradictions',
    { type: 'intent', intent: 'consistency' },
  ],
  [
    '主任 局长 处长 科长 书记 负责人 领导 经办人 联系人 会计 出纳 员工姓名 director head boss chief',
    { type: 'person' },
  ],
  [
    '身份证 身份证号 身份证号码 家庭住址 住址 住哪 手机 手机号 手机号码 电话号码 联系电话 微信 微信号 银行卡 银行账号 账号 密码 姓名 叫什么名字 名字 年龄 生日 出生 学历 婚姻 phone telephone mobile address salary password birthday',
    { type: 'secret' },
  ],
]

export type SenseLexicon = ReadonlyMap<string, readonly Sense[]>

function build(): SenseLexicon {
  const lexicon = new Map<string, Sense[]>()
  for (const [words, sense] of WORDS) {
    for (const word of words.split(' ').map((one) => one.replaceAll('_', ' '))) {
      const senses = lexicon.get(word)
      if (senses === undefined) lexicon.set(word, [sense])
      else senses.push(sense)
    }
  }
  fundSpending(lexicon)
  return lexicon
}

/** 财政拨款支出, 政府性基金预算拨款支出: what a fund pays for. Without 支出, the same words name the income from it. */
function fundSpending(lexicon: Map<string, Sense[]>): void {
  for (const [word, senses] of [...lexicon]) {
    const fund = senses.find((sense) => sense.type === 'fund')
    if (fund === undefined || !/\p{Script=Han}/u.test(word)) continue
    const spending: Sense[] = [fund, { type: 'flow', flow: 'expenditure' }]
    for (const source of new Set([word, `${word}拨款`, `${word}财政拨款`].filter((one) => !/拨款.*拨款/.test(one)))) {
      lexicon.set(`${source}支出`, spending)
      lexicon.set(`${source}支出预算`, [...spending, { type: 'stage', stage: 'budget' }])
      lexicon.set(`${source}支出决算`, [...spending, { type: 'stage', stage: 'final-accounts' }])
    }
  }
}

export const senseLexicon: SenseLexicon = build()
export const LONGEST_SENSE_WORD = Math.max(...[...senseLexicon.keys()].map((word) => word.length))
