import { namesNothing, withoutStage } from './empty-words.js'
import { type Role, readRole } from './role.js'
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

const LIST = /^\s*(?:其中|包括|含|of which|including|comprising)[\s:：]*/iu
const STAGE_ONLY =
  /^(?:(?:支出|收入)?(?:年初|调整后?|全年)?(?:预算|决算|执行)(?:支出|收入)?(?:数|额)?)(?:为|是|达|共|安排)*$/u
const PORTION_ONLY =
  /^(?:基本支出|项目支出|人员经费|公用经费|日常公用经费|basic expenditure|project expenditure)(?:支出)?$/iu
const TOTAL =
  /总计|合计|总额|总收入|总支出|收支|本年支出|本年收入|total|支出预算|收入预算|^(?:支出|收入|expenditure|income|revenue|spending|budget)$|财政拨款|一般公共预算(?:支出|收入)?$/iu
const INTRODUCES = /^(?:此外|另外|同时|据|根据|截至|受|由于|因|为|按|依据|结合)/u

/** What came before in the text: the subject of the number before, the whole of the list being read, the base of changes. */
export interface Carried {
  subject: string
  whole: string
  base: string
  /** What the number before is a whole of, when a share of it follows. */
  part: string
  /** What the number before was: an amount, a change, a share. */
  role: Role | null
}

/** Builds the questions that a statement answers, in the language of the text. */
export function composeQuestions(statement: Statement, carried: Carried, language: 'zh' | 'en'): Asked {
  const { frame, head } = statement
  const reading = readStatement(statement, carried)
  // 增加4.42万元（1.67%）: what stands in brackets says the same of the same.
  const again = statement.restates && namesNothing(reading.subject) && reading.role.kind === 'amount'
  const role = again && carried.role !== null ? carried.role : reading.role
  const read = reading.subject
  const list = [head, ...statement.before].some((clause) => LIST.test(clause))
  const { subject, raw, certainty, outer } = subjectOf(statement, read, role, carried)
  const words = [frame.stage ?? '', outer, raw, head].join(' ')
  if (certainty === 'none' || frame.organization === '') return { role, subject, certainty, questions: [], words }
  const scope = (stage: string): string => scopeWords(statement, stage, language)
  const within = list ? { ...carried, whole: carried.subject } : carried
  const ask = (prefix: string, item: string): string => wordQuestion(prefix, item, role, statement, within, language)
  const stage = frame.stage === null ? '' : frame.stage.replace(/^(?:部门|单位)/u, '')
  const whole = list ? carried.subject : carried.whole
  const isPortion = PORTION_ONLY.test(subject) && whole !== '' && !TOTAL.test(whole) && role.kind === 'amount'
  const named = isPortion ? (language === 'zh' ? `${whole}的${subject}` : `${subject} of ${whole}`) : subject
  const outside = outer === '' || isPortion ? [] : [language === 'zh' ? `${outer}中${subject}` : `${outer} ${subject}`]
  const bare =
    role.kind === 'change'
      ? /^(?:支出总计|总支出|支出合计)$/u.test(subject)
        ? '支出'
        : /^(?:收入总计|总收入|收入合计)$/u.test(subject)
          ? '收入'
          : null
      : null
  const questions = [
    ...(isPortion || raw === subject ? [] : [ask(scope(''), raw)]),
    ...[...outside, named].flatMap((item) => [
      ask(scope(''), item),
      ...(stage === '' ? [] : [ask(scope(language === 'zh' ? `${stage}的` : stage), item)]),
    ]),
    ...(bare === null ? [] : [ask(scope(''), bare)]),
  ]
  return { role, subject, certainty, questions: [...new Set(questions)], words }
}

/** 占支出总计269.41万元的93.13%: the first number is the whole, and the second a share of it. */
function readStatement(
  { head, tail, number, other, before, part }: Statement,
  carried: Carried,
): ReturnType<typeof readRole> {
  if (part === 'whole') {
    const whole = /(?:占|为|是|of)\s*([^占为是]*)$/iu.exec(head)?.[1] ?? ''
    return { role: { kind: 'amount' }, subject: wholeName(withoutStage(whole)) }
  }
  if (part === 'share') {
    const subject = carried.part === '' ? (before[0] ?? '') : carried.part
    return { role: { kind: 'share', whole: carried.subject }, subject }
  }
  return readRole(trimHead(head), tail, number.unit, other !== null)
}

const trimHead = (head: string): string =>
  head
    .replace(/(?:约|近|将近|接近|大约|超过|不足|不到|逾|约为|共|仅|只|人民币)+$/u, '')
    .replace(/\b(?:about|approximately|roughly|around|nearly|almost|over|more than|less than|under|RMB|CNY)$/iu, '')
    .trim()

interface Found {
  /** The item's words without stage and verbs, and as they stand. */
  subject: string
  raw: string
  certainty: Asked['certainty']
  /** Words of the clauses before that may narrow the subject. */
  outer: string
}

function subjectOf(statement: Statement, read: string, role: Role, carried: Carried): Found {
  const { before, goesOn, restates, tail } = statement
  const own = tidy(read)
  const again = (certainty: Asked['certainty']): Found => ({
    subject: carried.subject,
    raw: carried.subject,
    certainty: carried.subject === '' ? 'none' : certainty,
    outer: '',
  })
  const as = (words: string, outer: string): Found => {
    const raw = inBrackets(words)
    return { subject: withoutStage(raw), raw, certainty: 'own', outer }
  }
  if (restates && namesNothing(own)) return again('restated')
  if (STAGE_ONLY.test(own) && goesOn && carried.subject !== '') return again('carried')
  const outer = before.map(tidy).find((clause) => !namesNothing(clause) && !INTRODUCES.test(clause)) ?? ''
  if (!namesNothing(withoutStage(own)) && !namesNothing(own)) return as(own, withoutStage(outer))
  if (outer !== '') return as(outer.replace(COMPARED, ''), '')
  const behind = /^(?:用于|in|on|for|of|as)\s*(.+)$/iu.exec(tail)?.[1]
  if (behind !== undefined && role.kind === 'amount') return as(behind, '')
  return goesOn || role.kind !== 'amount' || statement.isBase
    ? again('carried')
    : { subject: '', raw: '', certainty: 'none', outer: '' }
}

/** Basic salaries (基本工资): the document's own term. */
const inBrackets = (words: string): string =>
  /^[A-Za-z]/u.test(words) ? (/[（(]\s*(\p{Script=Han}[^（）()]*)[）)]/u.exec(words)?.[1] ?? words) : words

/** 收入总计比固原、池州都高，为…: the comparison is judged apart. */
const COMPARED = /(?:比|较)[^，]{0,30}?(?:都|均|更|要)?(?:高|低|多|少|大|小)$/u

const tidy = (words: string): string =>
  words
    .replace(LIST, '')
    .replace(/^[\s\-–—*#>·•|/、，,]+/u, '')
    .replace(/^(?:其中|此外|另外|同时|另有|而|并且|且|and|while|but|the)\s*(?=\S)/iu, '')
    .replace(LIST, '')
    .replace(/[（(：:\s]+$/u, '')
    .trim()

/** 占支出, 占全部支出: a share of all of it. */
const wholeName = (words: string): string =>
  /^(?:全部|全年|总)?支出$/u.test(words) ? '支出总计' : /^(?:全部|全年|总)?收入$/u.test(words) ? '收入总计' : words

function scopeWords({ frame }: Statement, stage: string, language: 'zh' | 'en'): string {
  const year = frame.year === null ? '' : String(frame.year)
  if (language === 'zh') return `${frame.organization ?? ''}${year === '' ? '' : `${year}年`}${stage}`
  return [frame.organization, year, stage].filter((part) => part !== null && part !== '').join(' ')
}

function wordQuestion(
  prefix: string,
  subject: string,
  role: Role,
  { before, other }: Statement,
  carried: Carried,
  language: 'zh' | 'en',
): string {
  const english = language === 'en'
  switch (role.kind) {
    case 'share': {
      const whole = wholeName(withoutStage(role.whole === '' ? carried.whole : role.whole))
      if (english) return `${prefix} share of ${subject} in ${whole}?`
      return whole === '' ? `${prefix}${subject}占比是多少？` : `${prefix}${subject}占${whole}的比重是多少？`
    }
    case 'completion':
      return english
        ? `${prefix} completion of ${subject}?`
        : `${prefix}${subject.replace(/(?:预算|决算)$/u, '')}${role.base === '' ? '' : `完成${role.base}`}完成率是多少？`
    case 'difference': {
      const than = other ?? role.other
      return english
        ? `${prefix} ${subject} compared with ${than}: what is the difference?`
        : `${prefix}${subject}比${than}多多少？`
    }
    case 'change': {
      if (english) return `${prefix} ${subject}: how much did it change from the previous year?`
      const said = /(?:较|比|与|同)(?:20\d{2}|上年|上一年|去年|年初)[^，。]*/u.exec(before.join('，'))?.[0]
      const base = [role.base, said ?? '', carried.base]
        .map((words) => words.replace(/^同比$|相比|对比/u, ''))
        .find((words) => words !== '')
      return `${prefix}${subject}${base ?? '比上年'}增减多少？`
    }
    case 'amount':
      return english
        ? `${prefix} ${subject}: how much?`
        : `${prefix}${subject}是多少？`.replace(/(?:为|是|达到?|共计|共|约)+是多少/u, '是多少')
  }
}
