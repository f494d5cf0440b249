/**
 * Words and names that hold a Chinese numeral without counting anything, as data. Only words matter whose numeral could
 * be taken for a number: because a measure word follows inside the word (一次性, 十分, 八项规定, 七台河) or because it is a
 * compound (二十大). 一般, 一致 or 二级 need no entry: nothing that counts follows their numeral.
 */
const WORDS = `
一般 一些 一致 一定 一起 一直 一样 一体 一下 一旦 一律 一并 一切 一流 一线 一同 一味 一贯 一经 一向 一举 一再 一时 一度 一边 一侧 一共 一齐 一带 一半天
一次性 一次分配 一方面 一面 一把手 一把抓 一把尺子 一条龙 一条心 一条线 一件事 一揽子 一步到位 一步步 进一步 下一步 一路 一手 一口气 一口价 一块儿 一道 一头 一套班子 一个样 一对一 一站式 一体化 一卡通 一本通
一点 一点点 一分为二 一篇大文章 一类事 公益一类 公益二类 一类事业单位 二类事业单位 一类费 二类费 一类参公 同一 统一 唯一 单一 专一 之一 万一 第一 逐一 不一 如一 合一 归一 划一 其一 唯二 始终如一 表里如一 千篇一律 九九归一
十分 十足 十全十美 五十步笑百步 千万不 百姓 百货 百花 百强 百年大计 百科 千方百计 千家万户 千差万别 千头万绪 千辛万苦 千军万马 成千上万 万事 万物 万能 万户 百分百分
三公 三农 三定 三重一大 三会一课 三严三实 三支一扶 三位一体 三级 三资 三包 三甲 三好 三优 三项费用 三项制度 三个代表 三个务必 三个区分开来 三个一批 三线 三心二意 三番五次 三令五申 再三 三维 三方 三产 三角 三步走 三道防线 三区三州 三大攻坚战 三张清单
二维 二维码 二手 二次 二次分配 二胎 二类疫苗 四风 四项基本原则 四个意识 四个自信 四个全面 四个伟大 四套班子 四议两公开 四好 四化 四邻 四周 四处 四面 四肢 四季 五一 五保 五年规划 五年计划 五险一金 五位一体 五个一 五大 五项 五星级 五花八门
六保 六稳 六一 七一 八一 八项规定 八面 九三学社 九年义务 十一 十二五 十三五 十四五 十五五 十一五 十九大 十八大 十七大 十六大 二十大 二十一大 二十届 十九届 十八届 三中全会 四中全会 五中全会 六中全会 七中全会 一中全会 二中全会
两会 两学一做 两个维护 两个确立 两个责任 两个毫不动摇 两不愁 两侧 两岸 两者 两边 两旁 两手 两难 两极 两全 两化 两山 两用 两面 双随机一公开 一岗双责 放管服 半数以下 上半年 下半年 半年度 半年报 百日攻坚
七台河 三门峡 三门县 五台县 五台山 三台县 五家渠 四方台 六盘山 八步区 二道区 二道江 千山区 五大连池 三元区 三元里 四方区 万年县 三山区 三河市 五河县 九台区 八道江 一面坡 十里 七里 八里 九里 三里 五里 六里 二里 一里
`
/** Words that are numbers by themselves: value, unit, and the value's digits after the point. */
export const NUMBER_WORDS: ReadonlyMap<string, { value: string; unit: string }> = new Map([
  ['百分百', { value: '100', unit: '%' }],
  ['百分之百', { value: '100', unit: '%' }],
  ['一半', { value: '50', unit: '%' }],
  ['减半', { value: '50', unit: '%' }],
  ['过半', { value: '50', unit: '%' }],
  ['翻倍', { value: '2', unit: '倍' }],
  ['翻番', { value: '2', unit: '倍' }],
])
/** 三公 is a word unless it begins 三公里. */
const CANCELLED_BY = new Map([['三公', '里斤顷分尺升']])

interface Entry {
  word: string
  cancelled: string
}

/** Entries by the two characters around each numeral, so that a look-up is two short lists. */
let index: Map<string, { entry: Entry; offset: number }[]> | null = null

/**
 * Finds an ordinary word that covers the numeral characters [start, end) and returns how far it reaches; null when none
 * does. A word that stops inside the numerals does not cover them: 三万一千 holds 万一 and is a number all the same.
 */
export function ordinaryWordOver(text: string, start: number, end: number): number | null {
  index ??= buildIndex()
  let furthest: number | null = null
  const keys = [text.slice(start, start + 2), text.slice(start - 1, start + 1)]
  for (const key of keys) {
    for (const { entry, offset } of index.get(key) ?? []) {
      const from = start - offset
      const to = from + entry.word.length
      if (to < end || !text.startsWith(entry.word, from)) continue
      const next = text.charAt(to)
      if (next !== '' && entry.cancelled.includes(next)) continue
      furthest = Math.max(furthest ?? 0, to)
    }
  }
  return furthest
}

function buildIndex(): Map<string, { entry: Entry; offset: number }[]> {
  const table = new Map<string, { entry: Entry; offset: number }[]>()
  for (const word of WORDS.trim().split(/\s+/u)) {
    const entry = { word, cancelled: CANCELLED_BY.get(word) ?? '' }
    for (let offset = 0; offset < word.length; offset++) {
      const key = offset + 1 < word.length ? word.slice(offset, offset + 2) : word.slice(offset - 1, offset + 1)
      const list = table.get(key)
      if (list === undefined) table.set(key, [{ entry, offset }])
      else list.push({ entry, offset })
    }
  }
  return table
}
