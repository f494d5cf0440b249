/**
 * What a word of a text claims about figures. `filler` and `neutral` claim nothing: the first may stand beside a claim,
 * the second only keeps a longer word from being read as a claim (增减, 平均, 节约).
 */
export type ClaimKind =
  | 'direction'
  | 'comparison'
  | 'adjective'
  | 'than'
  | 'superlative'
  | 'order'
  | 'parts'
  | 'quantifier'
  | 'absence'
  | 'cause'
  | 'multiple'
  | 'rounding'
  | 'crossing'
  | 'not'
  | 'filler'
  | 'neutral'

/** Words of one kind and value, parted by `|`. English words are written small and stand as whole words. */
type Entry = readonly [kind: ClaimKind, value: string, words: string]

/** The words that claim something, in both languages. A word in several rows counts as its longest occurrence says. */
export const CLAIM_WORDS: readonly Entry[] = [
  [
    'direction',
    'up',
    '增加|增长|上升|上涨|提高|提升|增多|增大|增至|增幅|升至|升高|升|上调|攀升|回升|涨幅|涨|多了|高了|增了|新增|扩大|增',
  ],
  [
    'direction',
    'up',
    'increase|increases|increased|increasing|rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth|climb|climbed|went up|up',
  ],
  [
    'direction',
    'down',
    '减少|下降|降低|下滑|回落|缩减|压减|削减|压缩|缩小|降至|减至|下调|降幅|跌幅|跌|减了|降了|少了|低了|降|减',
  ],
  [
    'direction',
    'down',
    'decrease|decreases|decreased|decreasing|decline|declines|declined|declining|fall|falls|fell|fallen|falling|drop|drops|dropped|reduced|reduction|cut|shrank|went down|down',
  ],
  ['direction', 'same', '没有增减|无增减|没有变化|无变化|没有变动|保持不变|维持不变|不变|未变|持平'],
  ['direction', 'same', 'no change|unchanged|flat|did not change|the same as last year'],
  ['neutral', '', '增减|增值税|增值|加减|减灾|减免|减税|降温|升级|升学|减负|up to date|break down|down payment'],

  ['comparison', 'gt', '高于|多于|大于|超过|超出|高出|多出|超|领先于|领先'],
  [
    'comparison',
    'gt',
    'more than|higher than|greater than|larger than|bigger than|exceeds|exceed|exceeded|exceeding|above|over|surpasses|surpassed|outstrips',
  ],
  ['comparison', 'lt', '低于|少于|小于|不足|不到|不及|未达到|未达'],
  ['comparison', 'lt', 'less than|lower than|smaller than|fewer than|below|under|short of'],
  ['comparison', 'ge', '不低于|不少于|不小于|至少'],
  ['comparison', 'ge', 'at least|no less than|not less than|no fewer than'],
  ['comparison', 'le', '不高于|不超过|不大于|不多于|至多'],
  ['comparison', 'le', 'at most|no more than|not more than|up to'],
  ['comparison', 'eq', '等于|相等|相同|同样|一样|相符|一致|吻合|对得上|相当于|相当|持平于'],
  [
    'comparison',
    'eq',
    'equals|equal to|equal|the same as|same|identical|as much as|as high as|matches|match|agrees with|agrees',
  ],
  ['comparison', 'ne', '不等于|不相等|不相同|不一样|不符|不相符|不吻合|对不上|不同|不一致|有出入'],
  ['comparison', 'ne', 'differs from|differs|differ|different|unequal|does not match|not what|unlike'],
  [
    'comparison',
    'vague',
    '更高|更低|更多|更少|更大|更小|较高|较低|较多|较少|较大|较小|偏高|偏低|偏多|偏少|很高|很低|很多|很少|过高|过低|过多|过少|远高|远低',
  ],
  ['comparison', 'vague', 'more|less|higher|lower|larger|smaller|bigger|fewer|greater'],
  ['adjective', 'gt', '多|高|大'],
  ['adjective', 'lt', '少|低|小'],
  ['than', '', '比起|相比|比|较'],
  [
    'neutral',
    '',
    '比例|比重|比率|占比|比较|对比|同比|环比|多少|多项|多种|多数|小计|大小|高低|大型|小型|大厅|高等|低保|超市|最低生活保障|最近',
  ],

  ['superlative', 'max', '最高|最多|最大|最贵|最强|最重|第一|首位|居首|榜首|冠军|之首|之最|首屈一指'],
  [
    'superlative',
    'max',
    'highest|most|largest|biggest|greatest|maximum|topmost|top|first place|ranked first|ranks first|number one',
  ],
  ['superlative', 'min', '最低|最少|最小|最轻|末位|垫底|倒数|居末'],
  ['superlative', 'min', 'lowest|least|smallest|minimum|fewest|bottom|last place|ranks last'],
  ['superlative', 'other', '最|数一数二|名列前茅|前列|首个|唯一一家|best|worst|leading|record'],
  [
    'order',
    'desc',
    '从高到低|由高到低|从大到小|由大到小|从多到少|由多到少|降序|依次递减|from high to low|from highest to lowest|from large to small|descending',
  ],
  [
    'order',
    'asc',
    '从低到高|由低到高|从小到大|由小到大|从少到多|由少到多|升序|依次递增|from low to high|from lowest to highest|from small to large|ascending',
  ],

  ['parts', '', '的构成|构成|组成|: parts|made up of|consists of|breakdown'],
  ['quantifier', 'all', '全部|所有|全都|一律|无一例外|均|都|皆|每家|每个|每项|各家都|全'],
  ['quantifier', 'all', 'all|every|each of|both|always|entire|entirely|whole|without exception'],
  ['quantifier', 'none', '没有|没|无|未|并无|毫无|未曾|从未|从不|不存在|无一'],
  ['quantifier', 'none', 'none|nothing|no|never|neither|nobody|nowhere|without|zero'],
  ['quantifier', 'only', '只有|只是|只|仅有|仅为|仅占|仅仅|仅|唯一|唯独|独有|单单'],
  ['quantifier', 'only', 'only|solely|merely|sole|just|exclusively|alone'],
  ['not', '', '不是|并非|并不|并未|并没有|不|非|not'],
  [
    'neutral',
    '',
    '平均|人均|户均|均衡|都市|首都|全年|全额|安全|全面|健全|完全|无线|无偿|无形|无障碍|无法|有无|未来|不仅|above all|at all|first of all|no.|stated as none',
  ],

  // 没有这个数: what is missing is named right behind; each is held against what the documents have.
  ['absence', 'left-out', '没有这个数|没有此数|没有该数|没有写明增减|未参与|没有参与|没有列入|未列入'],
  ['absence', 'left-out', 'without this figure|without it|no change stated|left out|not stated for'],
  [
    'absence',
    'reason',
    '没有说明原因|未说明原因|没有写明原因|没有给出原因|没有解释原因|gives no reason|states no reason|no reason given|no reason is given',
  ],
  ['absence', 'zero-rows', '为零的行没有列出|为零的行未列出|rows of zero are left out|rows of zero are not shown'],
  ['absence', 'stated-zero', '不是空白|not blank'],
  ['absence', 'no-row', '表中没有这一行|has no such row'],
  ['absence', 'blank-cell', '表中有这一行但该格空白|has the row but its cell is blank'],
  ['absence', 'unnamed', '没有指明单位|未指明单位|no organization was named'],

  [
    'cause',
    '',
    '因为|由于|原因|缘于|源于|出于|归因于|归功于|得益于|受益于|导致|致使|造成|引起|引发|使得|带来|主要是|之所以|鉴于|因此|所以|因而|从而|为此|影响|拉动|推动|因',
  ],
  [
    'cause',
    '',
    'because of|because|due to|owing to|caused by|causes|caused|cause|as a result|resulted|results from|thanks to|reasons|reason|therefore|hence|thus|since|driven by|driven|attributable|attributed|led to|leads to|reflects|reflecting|on account of|so that',
  ],
  ['neutral', '', '因素|因公|因私|因地制宜|因此存疑|so the result is in doubt'],

  ['multiple', 'half', '一半|半数|对半|half'],
  ['multiple', 'over-half', '过半|大半|超一半|超过一半|多半|过半数|more than half|over half|majority|most of'],
  ['multiple', 'under-half', '小半|近半|不到一半|不足一半|less than half|nearly half|almost half|minority'],
  [
    'multiple',
    'double',
    '翻番|翻一番|翻了一番|翻倍|翻了倍|加倍|增加一倍|增长一倍|double|doubled|doubles|doubling|twice|twofold',
  ],
  [
    'multiple',
    'other',
    '成倍|数倍|好几倍|几倍|翻两番|翻了两番|翻几番|绝大部分|大部分|小部分|绝大多数|大多数|几乎|接近|triple|tripled|thrice|threefold|quadrupled|fold|nearly|almost|mostly|several times',
  ],

  [
    'rounding',
    'explains',
    '相差可由舍入解释|可由舍入解释|可以由舍入解释|相差在舍入范围内|rounding explains the difference|rounding explains it|rounding explains',
  ],
  [
    'rounding',
    'fails',
    '前后不一致|自相矛盾|相互矛盾|舍入不能解释|不能由舍入解释|contradicts itself|contradict each other|rounding does not explain it|rounding does not explain',
  ],
  ['neutral', '', '有不同写法|有不同的数|displayed differently|is displayed with different numbers'],

  ['crossing', 'stage:ne', '口径不同|口径不一致|stages differ|预算与决算不同'],
  ['crossing', 'stage:eq', '口径相同|口径一致|stages agree|stages are the same'],
  ['crossing', 'label:ne', '名称不同|名称不一致|name it differently'],
  ['crossing', 'label:eq', '名称相同|名称一致|name it alike|name it the same'],
  ['crossing', 'year:ne', '年度不同|年份不同|预算与决算、年度不同|years differ'],
  ['crossing', 'year:eq', '年度相同|年份相同|years are the same'],

  [
    'filler',
    '',
    '的|了|是|为|有|也|并|而|且|则|其中|其|该|这个|这些|这|那|此|与|和|及|以及|同|由|从|到|在|中|里|内|于|以|达|达到|至|将|已|还|又|却|但|即|共|计|合计|约|大约|左右|金额|数额|数|数字|数值|额|幅度|差额|相差|差|几项|几个|项|个|家|单位|各单位|所列|文件|文件中|表|表中|写的|写明|列出|说明|说法|问题|您|给的|按|按照|排列|排序|排名|排|位居|居|名列|位|名|依次|如下|分别|之间|两者|二者|前者|后者|可|可以|注意|参与|放在一起|元|万元|亿元|经济科目|政府经济科目|功能科目|项目|得分',
  ],
  [
    'filler',
    '',
    'the|a|an|of|in|for|to|by|from|and|or|is|was|are|were|be|been|it|its|this|that|these|those|with|at|on|as|than|compared|comparison|against|amount|amounts|figure|figures|number|numbers|question|document|documents|states|stated|state|says|say|you|your|gave|which|who|has|have|had|does|did|do|there|given|shown|note|percent|about|office|offices|organizations|organization|set|side|what|ranked|ranks|rank|parts|but|while|whereas|also|between|economic|item|items|government|class|function|project|rounded|yes',
  ],
  // Remarks of the engine that say nothing of a figure, and the lists that figures are taken from.
  ['neutral', '', '图像识别|图像识别读出的数不同|请对照原页|read by ocr|ocr read different figures|look at the pages'],
  ['neutral', '', '以文件为准|the document has the figure above|as the document has it'],
  [
    'neutral',
    '',
    '支出按功能分类|支出按部门预算经济分类|支出按政府预算经济分类|按功能分类|按部门预算经济分类|按政府预算经济分类|各项目',
  ],
  [
    'neutral',
    '',
    'expenditure by function|expenditure by economic item|expenditure by government economic class|by function|by economic item|by government economic class|projects',
  ],
]
