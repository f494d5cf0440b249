/** What an identity is expected to be; `organization` false where the head does not name the office. */
interface Expected {
  level: 'department' | 'own' | 'unit' | null
  year: number | null
  kind: 'budget' | 'accounts' | null
  organization?: false
}

/** The beginning of a disclosure with `@` for the office, and what it says. */
export type Head = readonly [name: string, lines: string, expected: Expected]

const department = (year: number | null, kind: 'budget' | 'accounts'): Expected => ({ level: 'department', year, kind })
const unit = (year: number | null, kind: 'budget' | 'accounts'): Expected => ({ level: 'unit', year, kind })
const own = (year: number | null, kind: 'budget' | 'accounts'): Expected => ({ level: 'own', year, kind })
const open = (year: number | null, kind: 'budget' | 'accounts' | null): Expected => ({ level: null, year, kind })

/** Offices of every sort: government, party, assembly, streets, towns, schools, hospitals, brackets and names with digits. */
export const OFFICES = [
  '青山市财政局',
  '中国共产党青山市委员会组织部',
  '中共白水县委办公室',
  '青山市人民代表大会常务委员会办公室',
  '政协青山市委员会办公室',
  '青山市白石区人民政府红旗街道办事处',
  '白水县河口镇人民政府',
  '白水县河口镇',
  '青山市第一中学',
  '青山市中心幼儿园',
  '青山市人民医院',
  '青山大学',
  '白水县人民检察院',
  '青山市总工会',
  '青山市“12345”便民服务中心',
  '青山市第十一中学校（青山市外国语学校）',
  '共青团白水县委员会',
  '青山高新技术产业开发区管理委员会',
  '青山市预算评审中心',
  '青山市公共资源交易中心（青山市政府采购中心）',
]

const CONTENTS = '目录\n第一部分 概况\n一、主要职责\n二、机构设置\n第二部分 情况说明\n'
const BODY =
  '第一部分 概况\n一、主要职责\n贯彻执行国家的方针政策。\n二、机构设置\n内设机构5个。\n第二部分 情况说明\n收入12.00万元。\n'
const form = (head: string): string =>
  `收支总表\n${head}\n| 项目 | 金额 |\n|---|---|\n| 合计 | 12.00 |\n| 本年收入 | 12.00 |\n`

export const HEADS: readonly Head[] = [
  ['one line', `@2024年度部门决算公开\n\n${CONTENTS}${BODY}`, department(2024, 'accounts')],
  ['year in front', `2024年度@部门决算\n\n${CONTENTS}${BODY}`, department(2024, 'accounts')],
  ['two lines', `@\n2025年部门预算公开说明\n\n${CONTENTS}${BODY}`, department(2025, 'budget')],
  ['three lines', `2024年度\n@\n部门决算公开报告\n\n${CONTENTS}${BODY}`, department(2024, 'accounts')],
  [
    'four lines',
    `2024年度\n@\n部门决算\n公开文本\n\n二〇二五年九月\n\n${CONTENTS}${BODY}`,
    department(2024, 'accounts'),
  ],
  ['about', `关于@2024年度部门决算的公示\n\n${BODY}`, department(2024, 'accounts')],
  ['about 2', `@关于2025年部门预算公开的说明\n\n${BODY}`, department(2025, 'budget')],
  ['about 3', `关于公开@2024年部门预算的说明\n\n${BODY}`, department(2024, 'budget')],
  ['compiled', `@2024年部门预算编制说明\n\n${BODY}`, department(2024, 'budget')],
  ['situation', `@2024年部门预算情况说明\n\n${BODY}`, department(2024, 'budget')],
  ['three publics', `@2024年部门预算及“三公”经费预算公开\n\n${BODY}`, department(2024, 'budget')],
  ['three publics 2', `@2023年度部门决算和“三公”经费决算公开\n\n${BODY}`, department(2023, 'accounts')],
  ['comprehensive', `@2024年部门综合预算公开说明\n\n${BODY}`, department(2024, 'budget')],
  ['of the city', `@2024年市级部门预算\n\n${BODY}`, department(2024, 'budget')],
  ['of the district', `@2025年度区级部门决算公开\n\n${BODY}`, department(2025, 'accounts')],
  ['of the province', `@2024年度省级部门决算\n\n${BODY}`, department(2024, 'accounts')],
  ['full-width year', `@２０２４年部门预算\n\n${BODY}`, department(2024, 'budget')],
  ['Han year', `@二〇二四年部门预算\n\n${BODY}`, department(2024, 'budget')],
  ['Han year with a letter', `@二O二四年度部门决算\n\n${BODY}`, department(2024, 'accounts')],
  ['Han year with zero', `@二零二五年部门预算\n\n${BODY}`, department(2025, 'budget')],
  ['Han year with a circle', `@二○二三年度部门决算\n\n${BODY}`, department(2023, 'accounts')],
  ['Han year with a figure', `@二0二四年度部门决算\n\n${BODY}`, department(2024, 'accounts')],
  ['blanks', `@ 2024 年 度 部 门 决 算\n\n目 录\n${BODY}`, department(2024, 'accounts')],
  ['unit', `@2024年单位预算公开\n\n${CONTENTS}${BODY}`, unit(2024, 'budget')],
  ['unit 2', `2024年度@单位决算\n\n${CONTENTS}${BODY}`, unit(2024, 'accounts')],
  ['own', `@（本级）2024年部门预算\n\n${BODY}`, own(2024, 'budget')],
  ['own 2', `@本级2024年度单位决算\n\n${BODY}`, own(2024, 'accounts')],
  ['own 3', `@(本级)\n2024年度决算公开\n\n${BODY}`, own(2024, 'accounts')],
  ['own 4', `@2024年度本级决算公开\n\n${BODY}`, own(2024, 'accounts')],
  ['own 5', `@本部2024年度单位决算\n\n${BODY}`, own(2024, 'accounts')],
  ['own 6', `@（机关）2024年度单位决算\n\n${BODY}`, own(2024, 'accounts')],
  ['summed', `@（汇总）2024年度部门决算\n\n${BODY}`, department(2024, 'accounts')],
  ['summed 2', `@2024年度决算公开（部门汇总）\n\n${BODY}`, department(2024, 'accounts')],
  ['summed 3', `@部门（汇总）\n2024年度决算公开\n\n${BODY}`, department(2024, 'accounts')],
  ['office (department)', `@（部门）2024年预算公开\n\n${BODY}`, department(2024, 'budget')],
  ['office (unit)', `@（单位）2024年预算公开\n\n${BODY}`, unit(2024, 'budget')],
  ['no level', `@2024年度决算公开\n\n${CONTENTS}${BODY}`, open(2024, 'accounts')],
  ['no level 2', `@2025年预算信息公开\n\n${BODY}`, open(2025, 'budget')],
  ['attachment', `附件1\n\n@2024年度部门决算公开\n\n${BODY}`, department(2024, 'accounts')],
  ['attachment 2', `附件：\n@2024年部门预算\n\n${BODY}`, department(2024, 'budget')],
  [
    'named by the cover',
    `2024年部门预算\n\n部门名称：@\n公开日期：2024年2月5日\n\n${CONTENTS}${BODY}`,
    department(2024, 'budget'),
  ],
  [
    'named with a code',
    `2024年部门预算\n\n部门（单位）名称：101001 @\n\n${CONTENTS}${BODY}`,
    department(2024, 'budget'),
  ],
  [
    'named by forms',
    `2024年度部门决算\n\n${CONTENTS}${BODY}${form('部门：@\n单位：万元')}`,
    department(2024, 'accounts'),
  ],
  ['named by forms 2', `2024年度部门决算公开表\n\n${form('编制单位：@\n单位：万元')}`, department(2024, 'accounts')],
  [
    'named beside the unit',
    `2024年度部门决算公开表\n\n${form('编制单位：@ 单位：万元')}`,
    department(2024, 'accounts'),
  ],
  ['named beside the unit 2', `2024年单位预算公开表\n\n${form('单位名称：@    金额单位：元')}`, unit(2024, 'budget')],
  ['named with a code 2', `2024年单位预算公开表\n\n${form('预算单位：[205003]@\n单位：元')}`, unit(2024, 'budget')],
  ['named with a code 3', `2024年单位预算公开表\n\n${form('单位：205003-@\n单位：元')}`, unit(2024, 'budget')],
  ['own by the forms', `2024年度决算公开表\n\n${form('部门：@（本级）\n单位：万元')}`, own(2024, 'accounts')],
  [
    'contents only',
    `目录\n第一部分 @概况\n第二部分 2024年度部门决算表\n\n第一部分 @概况\n一、主要职责\n做好工作。\n第二部分 2024年度部门决算表\n收入。\n`,
    department(2024, 'accounts'),
  ],
  [
    'contents only 2',
    `目 录\n一、@主要职能\n二、@2025年部门预算情况说明\n\n一、@主要职能\n做好工作。\n二、@2025年部门预算情况说明\n收入。\n`,
    department(2025, 'budget'),
  ],
  [
    'date of another year',
    `@部门决算公开\n2025年9月\n\n${CONTENTS}第一部分 概况\n根据2024年度部门决算，收入12.00万元。\n`,
    department(2024, 'accounts'),
  ],
  [
    'published in another year',
    `@2024年度部门决算公开\n公开时间：2025年9月20日\n\n${BODY}`,
    department(2024, 'accounts'),
  ],
  ['corrected', `@2024年度部门决算公开（更正）\n\n${BODY}`, department(2024, 'accounts')],
  ['corrected 2', `关于更正@2024年部门预算的说明\n\n${BODY}`, department(2024, 'budget')],
  ['corrected 3', `@关于2024年部门预算公开的更正说明\n\n${BODY}`, department(2024, 'budget')],
  ['adjusted', `@2024年部门预算调整公开\n\n${BODY}`, department(2024, 'budget')],
  ['in quotation marks', `《@2024年度部门决算》公开\n\n${BODY}`, department(2024, 'accounts')],
  [
    'web page',
    `首页 > 政务公开 > 财政预决算\n@2024年度部门决算公开\n发布时间：2025-09-12 来源：本站\n${BODY}`,
    department(2024, 'accounts'),
  ],
  ['Markdown', `# @2024年度部门决算公开\n\n## 第一部分 概况\n\n做好工作。\n`, department(2024, 'accounts')],
  [
    'draft',
    `各科室：\n请核对以下数据，收入12.00万元。\n${form('单位：万元')}`,
    { ...open(null, null), organization: false },
  ],
  [
    'draft with a law',
    `根据《中华人民共和国预算法》和上级要求，现公开如下。\n${BODY}`,
    { ...open(null, null), organization: false },
  ],
  ['ours', `我单位2024年部门预算情况如下\n\n${BODY}`, { ...department(2024, 'budget'), organization: false }],
  [
    'ours 2',
    `2024年部门预算公开\n\n本部门2024年部门预算收入12.00万元。\n`,
    { ...department(2024, 'budget'), organization: false },
  ],
  [
    'a bare place',
    `青山市2024年部门预算\n\n${form('单位：元')}`,
    { ...department(2024, 'budget'), organization: false },
  ],
  [
    'page with its frame',
    `登录 | 注册\n\n政府信息公开\n\n• 索引号\n cwglj/2025-00024\n• 发布机构\n ${'@'}\n• 发布日期\n 2025-10-23\n\n@2024年度部门决算\n\n监督索引号53250400249801000\n\n${CONTENTS}${BODY}`,
    department(2024, 'accounts'),
  ],
  [
    'page with its frame 2',
    `白水县人民政府门户网站\n财政预决算专栏\n@\n2024年度部门决算\n\n${CONTENTS}${BODY}`,
    department(2024, 'accounts'),
  ],
  [
    'page with its frame 3',
    `当前位置：首页 > 信息公开 > 部门预算\n@ 2025年部门预算编制说明\n来源:办公室\n发布日期:2025-04-11\n点击数:人次\n\n一、基本职能\n做好工作。\n`,
    department(2025, 'budget'),
  ],
  [
    'welcome',
    `欢迎来到@\n24小时应诊电话:0830-0000000\n\n2023年度@单位决算\n来源:@    发布时间:2024-09-24 16:08:34\n\n/@2023年度决算报表.xls\n\n${CONTENTS}${BODY}`,
    unit(2023, 'accounts'),
  ],
  [
    'title twice',
    `@2024年度部门决算\n监督索引号53010203200601000\n@2024年度部门决算\n${CONTENTS}${BODY}`,
    department(2024, 'accounts'),
  ],
  [
    'sheet head',
    `部门收支总表\n920@\n预算年度：2025\n单位：万元\n| 项目 | 预算数 |\n|---|---|\n| 收入合计 | 675.82 |\n`,
    { ...open(2025, 'budget'), organization: false },
  ],
  ['labelled year', `部门预算公开表\n${form('部门名称：@\n预算年度：2025')}`, department(2025, 'budget')],
  [
    'year of the forms',
    `部门决算公开表\n${form('编制单位：@    2024年度    单位：万元')}`,
    department(2024, 'accounts'),
  ],
  [
    'contents under a title',
    `2025年部门预算信息公开目录\n第一部分 @概况\n一、主要职责\n第二部分 2025年部门预算表\n\n第一部分 @概况\n一、主要职责\n做好工作。\n`,
    department(2025, 'budget'),
  ],
  [
    'title behind the contents',
    `目录\n一、部门基本情况\n二、收支情况\n\n@2025年部门预算\n\n一、部门基本情况\n做好工作。\n`,
    department(2025, 'budget'),
  ],
  [
    'repeated parts',
    `@2025年部门预算\n目 录\n第一部分 @概况\n第二部分 @2025年部门预算情况说明\n第四部分 @2025年部门预算表\n第一部分 @概况\n一、基本职能\n做好工作。\n`,
    department(2025, 'budget'),
  ],
  [
    'mistaken years in prose',
    `@部门预算公开\n\n与2023年部门预算相比增加。2024年部门预算收入12.00万元。2024年部门预算支出12.00万元。\n`,
    department(2024, 'budget'),
  ],
  ['behind year in brackets', `@部门预算（2024年）\n\n${BODY}`, department(2024, 'budget')],
  ['year without 年', `@2024部门预算\n\n${BODY}`, department(2024, 'budget')],
  ['budgets and accounts', `@2023年度部门决算和2024年部门预算公开\n\n${BODY}`, department(2023, 'accounts')],
  [
    'number of the document',
    `白财发〔2025〕12号\n\n@\n关于公开2024年度部门决算的报告\n\n${BODY}`,
    department(2024, 'accounts'),
  ],
  ['draft of the title', `（草案）\n@2025年部门预算草案\n\n${BODY}`, department(2025, 'budget')],
  ['secret mark', `内部资料 注意保存\n\n@\n2025年部门预算\n\n${BODY}`, department(2025, 'budget')],
  ['English beside', `@2024年度部门决算\nFinal Accounts 2024\n\n${BODY}`, department(2024, 'accounts')],
]
