import type { Role } from './role.js'
import { readRole } from './role.js'
import type { Statement } from './statements.js'

/** What a number is asked for, in whole questions; the first that is answered counts. */
export interface Asked {
  role: Role
  /** Words of the item, kept for the numbers that follow. */
  subject: string
  /** How the subject is known: from the words beside the number, or from what was said before. */
  certainty: 'own' | 'restated' | 'carried' | 'none'
  questions: string[]
  /** All words that were used, to see what they say of portion, fund and stage. */
  words: string
}

const EMPTY =
  /^(?:其中|此外|另外|同时|另|而|且|并且?|该|这|其|本|我|的|为|是|达到?|共计?|总计|合计|总共|约|近|超过?|安排|编列|列支|下达|批复|全年|年初|年度?|年|预算|决算|执行|实际|数|额|金额|资金|单位|部门|中心|机构|热线|市|度|在|中|里|则|有|了|到|即|也就是|折合|合|上年|去年|今年|本年|当年|当地|方面|来看|看|说明|显示|文件|据|根据|公开|分别|由|从|至|将|已|将近|不足|不到|接近|大约|大概|元|万元|使用|支付|[\s，,、：:“”"'’‘（）()\-–—*#>·•|/])*$/u
const EMPTY_ENGLISH =
  /^(?:(?:the|its|it|this|that|which|was|is|were|are|be|been|at|to|of|a|an|and|in|for|with|by|stood|stands|stand|amounted|amounts|amount|reached|reaches|came|comes|totalled|totaled|totals|totalling|totaling|total|set|sets|planned|plans|budgeted|budget|budgets|accounts?|final|initial|about|approximately|roughly|around|nearly|almost|some|just|over|under|more|than|or|i\.e|that|year|hotline|cent(?:er|re)|office|department|allocated|allocates|spent|spends|received|receives|equal|respectively|while|from|on|had|has|have|s|according|documents?|rmb|cny|yuan|up|down|also|only|made|provides?|provided)(?![a-z])|[\s,.;:'’“”"()\-–—*#>·•|/])*$/iu
const LIST = /^\s*(?:其中|包括|含|of which|including|comprising)[\s:：]*/iu
const STAGE_ONLY =
  /^(?:(?:支出|收入)?(?:年初|调整后?|全年)?(?:预算|决算|执行)(?:支出|收入)?(?:数|额)?)(?:为|是|达|共|安排)*$/u
const PORTION_ONLY =
  /^(?:一般公共预算)?(?:基本支出|项目支出|人员经费|公用经费|日常公用经费|basic expenditure|project expenditure)(?:支出)?(?:为|是|共|达|安排|of|was|is|at)*\s*$/iu
const TOTAL =
  /总计|合计|总额|总收入|总支出|收支|预算$|决算$|本年支出|本年收入|total|支出预算|收入预算|^(?:支出|收入)(?:预算|决算)?(?:为|是)?$|财政拨款|一般公共预算/iu
const INTRODUCES = /^(?:其中|此外|另外|同时|而|且|并|据|根据|截至|受|由于|因|为|按)/u

/** True when words name nothing that a number could be of. */
export const namesNothing = (words: string): boolean => EMPTY.test(words) || EMPTY_ENGLISH.test(words)

/** What came before in the text: the subject of the number before, and the whole of the list being read. */
export interface Carried {
  subject: string
  whole: string
  stage: string | null
  base: string
}

/** Builds the questions that a statement answers. `language` is that of the text around the number. */
export function composeQuestions(statement: Statement, carried: Carried, language: 'zh' | 'en'): Asked {
  const { number, frame, head, tail } = statement
  const { role, subject: read } = readRole(trimHead(head), tail, number.unit)
  const list = [head, ...statement.before].some((clause) => LIST.test(clause))
  const prefix = prefixOf(statement, language)
  const { subject, certainty, outer } = subjectOf(statement, read, role, carried)
  const words = [prefix, outer, subject, head].join(' ')
  if (certainty === 'none' || frame.organization === '') return { role, subject, certainty, questions: [], words }
  const ask = (item: string): string => wordQuestion(prefix, item, role, statement, carried, language)
  const questions: string[] = []
  const whole = list ? carried.subject : carried.whole
  if (PORTION_ONLY.test(subject.trim()) && whole !== '' && !TOTAL.test(whole) && role.kind === 'amount')
    questions.push(ask(language === 'zh' ? `${whole}的${subject}` : `${subject} of ${whole}`))
  else {
    if (outer !== '') questions.push(ask(language === 'zh' ? `${outer}中${subject}` : `${outer} ${subject}`))
    questions.push(ask(subject))
    const shorter = subject.replace(/^(?:年初预算|预算|决算|部门预算|单位预算|安排|共|总共|的|中|内)+/u, '')
    if (shorter !== subject && shorter !== '' && !/^(?:收入|支出)(?:为|是|共|达)?$/u.test(shorter))
      questions.push(ask(shorter))
  }
  return { role, subject, certainty, questions: [...new Set(questions)], words }
}

const trimHead = (head: string): string =>
  head
    .replace(/(?:约|近|将近|接近|大约|超过|不足|不到|逾|约为|共|仅|只|人民币)+$/u, '')
    .replace(/\b(?:about|approximately|roughly|around|nearly|almost|over|more than|less than|under|RMB|CNY)$/iu, '')
    .trim()

interface Found {
  subject: string
  certainty: Asked['certainty']
  /** Words of the clauses before that may narrow the subject. */
  outer: string
}

function subjectOf(statement: Statement, read: string, role: Role, carried: Carried): Found {
  const { before, goesOn, restates, tail } = statement
  const own = tidy(read)
  if (restates && namesNothing(own))
    return { subject: carried.subject, certainty: carried.subject === '' ? 'none' : 'restated', outer: '' }
  const isStage = STAGE_ONLY.test(own) && goesOn && carried.subject !== ''
  if (isStage) return { subject: carried.subject, certainty: 'carried', outer: '' }
  const outer = before.map(tidy).find((clause) => !namesNothing(clause) && !INTRODUCES.test(clause)) ?? ''
  if (!namesNothing(own)) return { subject: own, certainty: 'own', outer }
  if (outer !== '') return { subject: outer, certainty: 'own', outer: '' }
  const behind = /^(?:用于|in|on|for|of|as)\s*(.+)$/iu.exec(tail)?.[1]
  if (behind !== undefined && role.kind === 'amount') return { subject: behind, certainty: 'own', outer: '' }
  if (carried.subject !== '' && (goesOn || role.kind !== 'amount'))
    return { subject: carried.subject, certainty: 'carried', outer: '' }
  return { subject: '', certainty: 'none', outer: '' }
}

const tidy = (words: string): string =>
  words
    .replace(LIST, '')
    .replace(/^[\s\-–—*#>·•|/、，,]+/u, '')
    .replace(/^(?:其中|此外|另外|同时|另有|而|并且|且|and|while|but|the)\s*(?=\S)/iu, '')
    .replace(/[（(：:\s]+$/u, '')
    .trim()

function prefixOf({ frame, head, before }: Statement, language: 'zh' | 'en'): string {
  const own = [head, ...before].join('，')
  const saysStage = /预算|决算|执行数|budget|accounts|execution/iu.test(
    own.replace(/一般公共预算|政府性基金预算|国有资本经营预算|完成.{0,6}预算/gu, ''),
  )
  const stage = saysStage || frame.stage === null ? '' : bareStage(frame.stage)
  const year = frame.year === null ? '' : String(frame.year)
  if (language === 'zh') return `${frame.organization ?? ''}${year === '' ? '' : `${year}年`}${stage}`
  return [frame.organization, year, stage].filter((part) => part !== null && part !== '').join(' ')
}

const bareStage = (stage: string): string => stage.replace(/^(?:部门|单位)/u, '')

function wordQuestion(
  prefix: string,
  subject: string,
  role: Role,
  { before, number }: Statement,
  carried: Carried,
  language: 'zh' | 'en',
): string {
  if (language === 'en') {
    if (role.kind === 'share') return `${prefix} share of ${subject} in ${role.whole || carried.whole}?`
    if (role.kind === 'change') return `${prefix} change of ${subject} against the previous year?`
    if (role.kind === 'completion') return `${prefix} completion of ${subject}?`
    return `${prefix} ${subject}: how much?`
  }
  if (role.kind === 'share') {
    const whole = role.whole
    return whole === '' ? `${prefix}${subject}占比是多少？` : `${prefix}${subject}占${whole}的比重是多少？`
  }
  if (role.kind === 'completion') return `${prefix}${subject}完成${role.base === '' ? '预算' : role.base}的比率是多少？`
  if (role.kind === 'change') {
    const said = /(?:较|比|与|同)(?:20\d{2}|上年|上一年|去年|年初)[^，。]*/u
      .exec(before.join('，'))?.[0]
      .replace(/相比|对比/u, '')
    const base = role.base.replace(/^同比$|相比|对比/u, '') || said || carried.base || '比上年'
    return `${prefix}${subject}${base}增减${number.unit === '%' ? '百分之几' : '多少'}？`
  }
  return `${prefix}${subject}是多少？`.replace(/(?:为|是|达到?|共计|共|约|安排)+是多少/u, '是多少')
}
