/**
 * Words of questions that say how something is asked, not what: greetings, question words, colloquial verbs of having and
 * spending, particles. A word is listed here only if leaving it out changes nothing about which figure is meant.
 */
const CHINESE_FILLERS = `
自己 自身 本身 自己的 份 这份 那份 请问 想问一下 想问下 问一下 问下 我想知道 想知道 我要 我想 帮我 帮忙 麻烦 麻烦你 劳驾 你好 您好 请 查一下 查下 查查 查 看一下 看下 看看 告诉我 告诉 说说 说一下 说下 讲讲 给我 报一下 发我
能不能 可不可以 可以 能 能否 是否 有没有 有无 知道 了解 一下 一下子 是多少 有多少 为多少 多少钱 多少 几多 是几 几 几何 数额 金额 数目 数字 款项 资金 经费数 钱 块钱 数 总额是 具体 具体数
具体金额 准确 确切 到底 究竟 大概 大约 左右 差不多 是 有 为 了 的 地 吗 呢 吧 啊 呀 哦 嘛 么 啦 哈 呗 哪 什么 怎么样 如何 怎样 多大 多高 多长 多久 那 那个 这 这个 那边 这边 这里
那里 那儿 这儿 这块 那块 这一块 那一块 这项 那项 这一项 那一项 一项 该项 项 该 里 里面 里头 中 当中 之中 下面 一块 这笔 那笔 一笔 笔 所 在 对 对于 关于 就 从 由 用 拿 按 按照
根据 把 将 被 和 与 及 以及 跟 或 也 还 都 又 正在 全部 整个 整体 总共 一共 共 共计 合计 安排 安排了 安排的 安排在 列 列了 列支 列支了 列示 列入 编 编了 编列
编制了 批 批了 下达 拨 拨了 拨付 给 给了 花 花了 花费 花掉 花在 用了 用掉 支 支了 开支 开支了 支出了 缴 缴了 缴纳 缴纳了 交 交了 发 发了 发放 发放了 要花 要用 要交 要缴 准备 准备了
打算 计划 预计 预备 投入 投入了 达到 需要 需 得花 报 报了 公布 公布的 公开 公开的 披露 披露的 写 写了 写的 写着 显示 登记 填 填了 设了 设定 设置 定了 定的 规定 要求 一年 全年
一整年 年度 这一年 每年 职工 员工 大家 单位 本单位 他们 它 他们家 它们 人家 这家 那家 咱们 咱 我们 你们 我 你 您 名下 科目 科目的 编码 科目编码 一栏 一行 栏 行 表 表里 表中 报表
报表里 文件 文件里 文件中 公开文件 材料 资料 数据 说明 情况 信息 内容 数值 精确 精确到 换算 换算成 换成 折合 折合成 折算 折算成 折成 转换成 单位为 用万元 不要 写出来 表示 显示成 算成
等于 相当于 是多 费用 款 年 年份 个 公示 公示的 没到 要达到 要到 要达 不超过多少 不能超过多少 不得超过多少 不超过 不能超过 不得超过 不低于多少 不少于多少 保留两位小数 保留 两位小数 还原
还原到 块 执行了 占用 占用的 目前 如今 眼下 这么多 那么多 给个 给个数 百分数 就是说 功能科目 经济科目 功能分类 经济分类 功能 经济 准备花 预留 预留的 面向 价值多少 值多少 值多少钱 在岗 实际在岗
租几条 超了多少 提升 项目 这个项目 那个项目 烦请 烦请告知 算的 口径 因为 是因为 没法比 之后 告知 谢谢 多谢 感谢 谢了 请教 请教一下 写稿用 写稿 备 备了 拢共 拢总 统共 啥 是啥
有啥 都有啥 个啥 是个啥 样 三样 两样 别用 就是 比方 譬如 讲 怎么讲 排 排一下 成了 这么 那么 俺们 大类 几大类 类 部门的 该单位 贵单位 请帮忙 帮 帮查 帮我查 帮我看 求 求问 急
在线等 的话 麻烦您 打扰了 打扰 报告里 报告 稿子 采访 审计 核对 核实 核一下 复核 写在 呢这 这边的 那边的 里的 中的 用的 花的 给的 列的 报的 说 算 要 主要 主要的 主要是 怎 怎么 咋 怎么变成
变成 变为 来 来的 叫什么 都叫什么 多 解释 给的解释 一起 分成 城市 家 五 四 三 两 分 人 名 条 辆 台 平方米 平米 件 得了 几个 几人 几辆 几台
多少批次 几批次 多少批 几批 多少人次 几人次 多少次 几次 多少件 几件 多少条 几条 多少万条 多少辆 几辆 多少台 几台 几个 几项 多少平方米 多少平米 安排得 得花 得要 要花多少 合多少 变成0 变0 成0 变成了0 科目代码 下面 里面的 一下的 表里的 一期 多少额 下 下的 买 购买 得 花得 得达到 以 为单位 写成 怎么写 部分 的部分 列支的部分 这部分 那部分 养 几何 是不是 对不对 没错 没错吧 对吧 对吗 汇总 汇总表 自评汇总表 绩效自评汇总表 绩效项目 绩效自评 自评 数值 的值 的数 左右的
`

const ENGLISH_FILLERS = `
a an the of in on at for to by from with and or as is are was were be been being do does did has have had will would shall should can could may might
what which how much many it its it's that this these those there their they them s t i me my we our you your please tell show give find know want like need let us about
money amount amounts figure figures number numbers value total sum overall all whole entire spent spend spends spending set aside allocated allocate allocates allocation planned plan plans earmarked budgeted listed list lists reported stated states according document documents item items line lines
center centre hotline hotlines office offices big service services government affairs citizen citizens unit organization organisation agency city municipal people's convenience
actually exactly really roughly approximately around about year annual yearly per during over under within into out up down get gets got make makes made put
project projects between hold holds held keep keeps own owns aim aims aimed set sets does worth caller callers goes go differ book their five four three two centres centers s
converted convert expressed express terms worth cost costs costing pay pays paid paying exist exists there's true correct right published self self-evaluation evaluation summary table tables ones economic functional class classes three four six seven eight nine ten
`

/** Split once: one entry a word. */
function toSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}

export const chineseFillers = toSet(CHINESE_FILLERS)
export const englishFillers = toSet(ENGLISH_FILLERS)

/** Longest filler, so that a scan knows where to stop looking. */
export const LONGEST_FILLER = Math.max(...[...chineseFillers].map((word) => word.length))
