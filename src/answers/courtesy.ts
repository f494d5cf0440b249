import { type Draft, startDraft } from './draft.js'

type Courtesy = 'greeting' | 'thanks' | 'farewell' | 'help'

const LEAD = '(?:(?:请问|你|您|哎|嗨|那|好的?|嗯|哦|ok|行)[,，、 ]?){0,3}'
const TAIL = '(?:了|啊|呀|啦|哈|哦|你|您|各位|大家|同志|老师|,|，|。|!|！|~| ){0,6}'

/** Whole texts that are no question about documents; each is tried on the folded text without its end marks. */
const TEXTS: [Courtesy, RegExp][] = [
  [
    'greeting',
    new RegExp(
      `^${LEAD}(?:你好|您好|早上?好?|上午好|下午好|晚上好|在吗|在不在|有人吗|嗨|哈喽|hi|hello|hey|good (?:morning|afternoon|evening))${TAIL}$`,
    ),
  ],
  [
    'thanks',
    new RegExp(
      `^${LEAD}(?:谢谢|谢了|多谢|感谢|非常感谢|太感谢了?|辛苦了?|麻烦了|好的|好|知道了|明白了?|收到|没事了?|没有了|可以了|行了|thanks?|thank you|thx|many thanks|great|got it|ok)(?: (?:you|a lot|so much|very much))?${TAIL}(?:谢谢|辛苦了?)?${TAIL}$`,
    ),
  ],
  ['farewell', new RegExp(`^${LEAD}(?:再见|拜拜|下班了|bye|goodbye|see you)${TAIL}$`)],
  [
    'help',
    /^(?:请问)?(?:你|您|这个?|这里|系统)?(?:都)?(?:能|可以|会)(?:帮我|帮忙)?(?:做|查|问|回答|干|查询|告诉我|提供)(?:到|些|一些|哪些?|点)?(?:什么|啥|哪些)?(?:问题|内容|数据|东西|事情?|呢|吗)*$/,
  ],
  [
    'help',
    /^(?:请问)?(?:怎么|如何|咋)(?:用|使用|问|提问|查|查询)(?:你|它|这个)?(?:呢|啊)?$|^(?:帮助|使用说明|说明书?|用法|举个例子|举例|帮帮我|help)$|^(?:你|您)是(?:谁|什么|干什么的|做什么的)$/,
  ],
  [
    'help',
    /^(?:what (?:can|do) (?:you|i|we) (?:do|answer|tell me|ask|know|help with)(?: here| you| about)?|what (?:kinds? of )?questions can (?:you answer|i ask)|how (?:do|can|should) i (?:use|ask)(?: this| you| it)?|who are you|what are you|what is this|how does this work|can you help(?: me)?|help me)$/,
  ],
]

/** Greeting, thanks, farewell or a request for help, when the text is nothing else; null for everything that may be a question. */
export function readCourtesy(text: string): Courtesy | null {
  const bare = text.replace(/[?？!！.。~…\s]+$/, '')
  if (bare.length > 40) return null
  return TEXTS.find(([, form]) => form.test(bare))?.[0] ?? null
}

const REPLIES: Record<Courtesy, { zh: string; en: string }> = {
  greeting: {
    zh: '您好。我按收录的公开文件回答，并注明出处。可以这样问：',
    en: 'Hello. I answer from the disclosed documents held here and name the place of each figure. For example:',
  },
  thanks: { zh: '不客气。还要查什么，接着问就行。', en: 'You are welcome. Ask on whenever you like.' },
  farewell: { zh: '再见。', en: 'Goodbye.' },
  help: {
    zh: '可以查收录文件里的数字（科目、三公经费、人员、资产、绩效指标），也可以问明细、占比、合计、完成率、几家比较、为何变化和名词解释。数字注明出处，文件里找不着的如实说明，个人信息不提供。可以这样问：',
    en: 'Figures of the documents held (items, staff, assets, performance targets), their parts, shares, sums, completion rates, comparisons of offices, why something changed, and terms. Figures come with their places; what cannot be found is said so. Personal data is not given. For example:',
  },
}

/** A short reply without figures; `examples` are whole questions that work. */
export function replyTo(courtesy: Courtesy, zh: boolean, examples: string[]): Draft {
  const draft = startDraft()
  draft.lines.push(REPLIES[courtesy][zh ? 'zh' : 'en'])
  if (courtesy === 'greeting' || courtesy === 'help') draft.suggestions.push(...examples)
  return draft
}
