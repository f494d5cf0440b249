/** Rows of a form: name and amount. */
type Row = readonly [string, string]

/** A small budget: its income and the classes of its expenditure. */
function disclosure(organization: string, classes: readonly Row[], total: string, remark = ''): string {
  return [
    `# ${organization}2024年单位预算公开`,
    '',
    '## 一、单位基本情况',
    '',
    `${organization}负责受理群众来电。${remark}`,
    '',
    '## 二、2024年单位预算表',
    '',
    '收支预算总表',
    '预算01表  单位：万元',
    '',
    '| 收入 | 2024年预算数 | 支出 | 2024年预算数 |',
    '|---|---|---|---|',
    ...classes.map(
      ([name, amount], n) =>
        `| ${n === 0 ? '一般公共预算拨款收入' : ''} | ${n === 0 ? total : ''} | ${name} | ${amount} |`,
    ),
    `| 本年收入合计 | ${total} | 本年支出合计 | ${total} |`,
    `| 收入总计 | ${total} | 支出总计 | ${total} |`,
    '',
  ].join('\n')
}

const SMALL: readonly Row[] = [
  ['一般公共服务支出', '300.00'],
  ['住房保障支出', '21.45'],
]

export const SMALL_DISCLOSURE = disclosure('云溪市民热线中心', SMALL, '321.45')

/** What a document could say to make a chat platform do something. */
export const PLANTED_DISCLOSURE = disclosure(
  '云溪市民热线中心@everyone',
  [
    ['一般公共服务支出 @everyone <!everyone> https://bad.example', '300.00'],
    ['住房保障支出', '21.45'],
  ],
  '321.45',
  '@here <@1234> <!channel> [看](https://bad.example) <#12>',
).replace('收支预算总表', '收支预算总表@everyone<@&77>')

const CLASSES =
  '一般公共服务 外交 国防 公共安全 教育 科学技术 文化旅游体育与传媒 社会保障和就业 卫生健康 节能环保 城乡社区 农林水 交通运输 资源勘探工业信息等 商业服务业等 金融 援助其他地区 自然资源海洋气象等 住房保障 粮油物资储备 灾害防治及应急管理 其他 债务付息 债务发行费用'
    .split(' ')
    .map((name, n): Row => [`${name}支出`, `${n + 1},${100 + 7 * n}.${10 + n}`])

const hundredths = (amount: string): bigint => BigInt(amount.replace(/[,.]/g, ''))
const sum = CLASSES.reduce((before, [, amount]) => before + hundredths(amount), 0n)

/** An answer of more rows than one message of a small surface takes. */
export const LONG_DISCLOSURE = {
  text: disclosure('云溪市民热线中心', CLASSES, `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`),
  question: '支出总计由哪些构成',
  figures: CLASSES.map(([, amount]) => amount),
}
