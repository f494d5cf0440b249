import { slotsOf } from '../session.js'
import type { Reading } from './reading.js'

/** What a question about the library itself wants to know; `held` asks whether something named is there. */
export type LibraryTopic = 'documents' | 'organizations' | 'years' | 'forms' | 'held' | 'missing'

const KINDS = '(?:公开)?(?:文件|资料|材料|文档|预算|决算|预决算|数据|报告)'
const HOLD = '(?:收录|存|保存|掌握|提供|公开|包含|包括|覆盖|能查|可以查|查得到)'
const HAVE = `(?:(?:都|总共|一共|共|手头|手里|目前|现在|这里|你|你们|库里|里面)*(?:有|${HOLD})?了?(?:有|到)?(?:的|哪里的)?)`
const WHICH = '(?:哪些|哪几个?|什么|啥|几个|几|多少个?|哪)'

/** Each is tried on the question without the names, years and stages in it. */
const FORMS: [LibraryTopic, RegExp][] = [
  [
    'missing',
    new RegExp(`^(?:还)?(?:没有|没|缺|缺少|未)${HOLD}?(?:了|到)?${WHICH}(?:单位|年份|年度)?(?:的)?${KINDS}?$`),
  ],
  [
    'organizations',
    new RegExp(`^${HAVE}${WHICH}(?:家)?(?:单位|城市|市|地方|地区|机构|部门|中心|热线)(?:的)?${KINDS}?$`),
  ],
  ['organizations', new RegExp(`^${HAVE}(?:几|多少)家(?:的)?${KINDS}?$`)],
  ['years', new RegExp(`^${HAVE}${WHICH}(?:个)?(?:年|年份|年度)(?:的)?${KINDS}?$`)],
  ['documents', new RegExp(`^${HAVE}(?:${WHICH}|几份|多少份|几个)${KINDS}(?:呢)?$`)],
  ['documents', new RegExp(`^${KINDS}(?:都)?(?:有|${HOLD}了?)${WHICH}$`)],
  ['documents', new RegExp(`^${HOLD}了?(?:${WHICH})?(?:${KINDS})?$`)],
  [
    'forms',
    /^(?:的)?(?:(?:预算|决算|文件|报告)(?:里|中)?)?(?:都|总共|一共|共|里)*(?:有|包括|包含|公开了?|列了?)?(?:哪些|什么|哪几张|几张|多少张|几个)(?:报)?表格?(?:呢)?$/,
  ],
  ['forms', new RegExp(`^(?:的)?${KINDS}?(?:的|里)?(?:报)?表格?(?:都)?(?:有|包括)(?:哪些|什么|几张|多少张)(?:呢)?$`)],
  ['held', new RegExp(`^(?:的)?(?:那)?(?:有没有|有无|有|${HOLD}了?|能查)(?:的)?${KINDS}?(?:吗|么|没有|没|不|吧)?$`)],
  ['held', new RegExp(`^(?:的)?${KINDS}?(?:有|${HOLD}了?|能查到?)(?:吗|么|没有|没|不)$`)],
  ['missing', /^what (?:is|are) (?:not held|missing)$/],
  [
    'documents',
    /^(?:which|what) (?:documents|files|disclosures|reports|budgets|data)(?: and (?:years|accounts|organizations))? (?:do you (?:have|hold)|are (?:there|held|available)|can i ask about)$/,
  ],
  ['documents', /^(?:list|show)(?: me)?(?: all)? (?:the )?(?:documents|files|disclosures)$/],
  [
    'organizations',
    /^(?:which|what) (?:organizations?|offices|cities|units|centers|centres) (?:do you (?:have|hold|cover)|are (?:there|held|covered|available))$/,
  ],
  ['years', /^(?:which|what) years (?:do you (?:have|hold|cover)|are (?:there|held|covered|available))$/],
  [
    'forms',
    /^(?:which|what) (?:tables|forms) (?:are (?:there|in|held|published)|does|did|do you have|has)(?: (?:in|for|of|have|publish|published))*$/,
  ],
  [
    'held',
    /^(?:do you (?:have|hold)|is there|are there|have you got)(?: anything| something| data| the)?(?: (?:for|from|of|on|in))*(?: documents?| data)?$/,
  ],
]

/** The topic when the whole question is about what is held; null when any word asks for something else. */
export function libraryTopic(reading: Reading): LibraryTopic | null {
  if (reading.text.length > 120 || reading.given.length > 0) return null
  const rest = restOf(reading)
  const topic = FORMS.find(([, form]) => form.test(rest))?.[0] ?? null
  if (topic !== 'held') return topic
  const names = reading.organizationNamed || reading.years.length > 0 || stages(reading) > 0
  return names && reading.terms.length === 0 ? topic : null
}

const stages = (reading: Reading): number => slotsOf(reading).filter((slot) => slot.kind === 'stage').length

/** The question without organizations, years and courtesies; a stage word stays where the sentence needs a noun. */
function restOf(reading: Reading): string {
  let text = reading.text
  for (const slot of [...slotsOf(reading)].reverse())
    if (slot.kind === 'organization' || slot.kind === 'year') text = text.slice(0, slot.start) + text.slice(slot.end)
  return text
    .replace(/[?!。.,;:、\s]+$/, '')
    .replace(
      /^(?:你好|您好|好的|请问|想问一下|想问下|问一下|我想知道|告诉我|列出|列一下|那|那么|请|你们|你|[,、\s])+/,
      '',
    )
    .replace(/ {2,}/g, ' ')
    .trim()
}
