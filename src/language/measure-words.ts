/**
 * Measure words (量词) and units that may follow a number, as data. After `:` stand the characters that, coming next,
 * show that it was the beginning of another word: 985.00 项目支出 are no 项, 303 个人和家庭 no 个 and no 个人.
 */
const AFTER_DIGITS = `
元:旦素老宝 美元 欧元 港元 日元 角:度色落 圆:满桌 块:钱状 百分点 个百分点 倍:增 番:茄号 成:员果立功本为效绩交年熟品都长
人:员民均力才社大事工口头行社物文类身数 人次 名:称单义录誉额胜词 位:于置数 口人 户:籍外口 户次 家:庭具属电园乡 个:人别体性案 个人:和所自的或住申参委医养账 个月 个工作日 工作日 个小时 小时 分钟 秒
年:初末底中终金鉴均报审级轻龄 月:均报末初底 日:常均益前记程报期用 号:码召线 天:然津气 周:期边岁转年 季度:末 刻
项:目 项次 件:套 件次 条:例件款约理 条次 次:要性数日年长序级 批:准复示发量评 批次 场:所地馆景合 场次 期:间末初限望货刊待 届:时满 轮:岗训流胎 遍:布及
辆 辆次 台:账州湾风阶 台次 台（套） 台(套) 台套 套:餐用路取 套次 架:构设 艘 部:门分委队署长件位 张:家贴 份:额 册 本:年级单部市省次期区县科人校局院办着地金月日 页:面码 篇:幅章 宗:旨 起:草诉来到点 例:如外行会 笔:者试记 单:位价独元项一次列个 种:类植子养 类:似别型 款:项物待 章:程节 节:约能日点假 级:别 层:次级面 栋 座:谈席机 幢 间:接隔谍 所:有属以需在得述谓 处:置理级长罚分室于 科:目技室学员长级研 组:织成长建合 队:伍员长 支:出付持撑部线队委架 班:子级组次 桌:面 席:位 床:位 亩 公顷 平方米 ㎡ m2 m² 平米 平方公里 平方 立方米 米 厘米 毫米 千米 公里 里:面程 吨 公斤 千克 克:拉勒孜州 升:级值高学 箱 瓶 盒 袋 包:括含头干办装 桶 卷:宗入 支次 盏 棵 株:洲 头 只:有能是要 匹:配 字 句 段:落 行:政为业动使程次车李 列:支入示为表举出席 度 千瓦时 千瓦 兆 GB TB MB 分:为别之析配类公局项级管工支散布期红担离流摊次解散钟 车次 班次 课时 学时 人日 人月 大类 大项 方面 点:名击位评燃
`
/** Further words that count after a Chinese numeral only; after digits they would swallow names (12345 市民热线). */
const AFTER_CHINESE = `
县:级城域长委政处 区:级域长委政划别 市:级民长委政场 省:级委政长厅内外 州:级长委 乡:镇村长 镇:级长 村:级民委 校 院:长 局:长级 街 地:区方点级 岁 倍 把:手握关 副:主科处县厅局部市省 面:向对试积临貌 块 步:伐骤入行 角 圈 道:路德理 门:户诊类 颗 粒 滴 杯 碗 根:据本 幅 顶 堂:课 拨 帮 伙 群:众 对:于口接应 双 餐 趟 回:复访应收 顿 阵 声:音 任:务职何 些微 档:案次
`
/** After a Chinese numeral these rank or name instead of counting: 二级, 一期, 一线, 三等. */
const RANKING = new Set('级 期 层 线 等 号 字 升 度 克 里 行 列 章 节 部 科 单 处 只 头 口 支 起 所 本 成'.split(' '))

/** What may follow a number, with the characters that cancel it. */
export type MeasureWords = ReadonlyMap<string, string>

const parse = (text: string): MeasureWords =>
  new Map(
    text
      .trim()
      .split(/\s+/u)
      .map((entry) => {
        const [word = '', stop = ''] = entry.split(':')
        return [word, stop]
      }),
  )

export const MEASURES_AFTER_DIGITS: MeasureWords = parse(AFTER_DIGITS)
export const MEASURES_AFTER_CHINESE: MeasureWords = new Map(
  [...MEASURES_AFTER_DIGITS, ...parse(AFTER_CHINESE)].filter(([word]) => !RANKING.has(word)),
)

const LONGEST = 5

/** The longest measure word that stands at an offset, or null. */
export function measureAt(text: string, at: number, words: MeasureWords): string | null {
  for (let length = LONGEST; length > 0; length--) {
    const word = text.slice(at, at + length)
    const stop = word.length === length ? words.get(word) : undefined
    if (stop !== undefined) {
      const next = text.charAt(at + length)
      if (next === '' || !stop.includes(next)) return word
    }
  }
  return null
}
