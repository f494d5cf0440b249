import { describeUnit } from '../../core/unit.js'
import { namesNothing, withoutStage } from './empty-words.js'
import type { Translate } from './english-items.js'
import { type Role, type RoleReading, readRole } from './role.js'
import type { Statement } from './statements.js'
import { inBrackets, jointItems, LIST, outerWords, tidy } from './subject-words.js'

/** What a number is asked for, in whole questions; the first that is answered counts. */
export interface Asked {
  role: Role
  /** Words of the item, kept for the numbers that follow. */
  subject: string
  /** How the subject is known: from the words beside the number, from what was said before, or only supposed: then it can bear a number out and contradicts nothing. */
  certainty: 'own' | 'restated' | 'carried' | 'guessed' | 'none'
  /** Questions of each item that the number is of: one, unless A and B are told to be the same (均为). */
  questions: string[][]
  /** All words that were used, to see what they say of portion, fund and stage. */
  words: string
}

const STAGE_ONLY =
  /^(?:(?:支出|收入)?(?:年初|调整后?|全年)?(?:预算|决算|执行)(?:支出|收入)?(?:数|额)?)(?:为|是|达|共|安排)*$/u
const PORTION_ONLY =
  /^(?:基本支出|项目支出|人员经费|公用经费|日常公用经费|basic expenditure|project expenditure)(?:支出)?$/iu
/** 商品和服务支出（公用经费）: the bracket narrows the item. */
const PORTION_BEHIND = /^([^（(]+?)\s?[（(](基本支出|项目支出|人员经费|公用经费)[）)]$/u
const TOTAL =
  /总计|合计|总额|总收入|总支出|收支|本年支出|本年收入|total|支出预算|收入预算|^(?:支出|收入|expenditure|income|revenue|spending|budget)$|财政拨款|一般公共预算(?:支出|收入)?$/iu
/** 2024年预算1487.40万元, the 2024 budget totals …, spent …: all of it, where nothing else is named. */
const WHOLE_SAID =
  /(?:预算|决算|收支|花|支出|收入)[^，]{0,4}$|\b(?:budgets?|accounts|spen[dt]s?|expenditure|budgeted)\b/iu
/** 收支总预算: income and expenditure in one. */
const ALL = '收支总预算'
const BALANCED = /^收支总?(?:预算|决算|计|额)?$/u

/** What came before in the text: the subject of the number before, the whole of the list being read, the base of changes. */
export interface Carried {
  subject: string
  whole: string
  base: string
  /** What the number before is a whole of, when a share of it follows. */
  part: string
  /** What the number before was: an amount, a change, a share. */
  role: Role | null
  /** True where the number before is a figure of another time, which this one may be counted from. */
  afterBase: boolean
}

export interface Composing {
  language: 'zh' | 'en'
  translate: Translate
}

/** Builds the readings of a statement, the likeliest first, each with the questions that it answers. */
export function composeQuestions(statement: Statement, carried: Carried, composing: Composing): Asked[] {
  const { frame, head } = statement
  const reading = readStatement(statement, carried)
  // 增加4.42万元（1.67%）: what stands in brackets says the same of the same.
  const again = statement.restates && namesNothing(tidy(reading.subject)) && reading.role.kind === 'amount'
  // 397.27万元（66.53%）: a part of all, it is supposed.
  const isPart = again && statement.number.unit === '%' && carried.role?.kind === 'amount'
  const role: Role = isPart
    ? { kind: 'share', whole: '' }
    : again && carried.role !== null
      ? carried.role
      : reading.role
  const compose = (found: Found, role: Role): Asked => {
    const { subject, certainty, raw, outer } = found
    const words = [frame.stage ?? '', outer, raw, head].join(' ')
    if (certainty === 'none' || frame.organization === '') return { role, subject, certainty, questions: [], words }
    const items = jointItems(subject)
    const each = items.length === 0 ? [found] : items.map((item) => ({ ...found, subject: item, raw: item }))
    const questions = each.map((one) => questionsOf(one, role, statement, carried, composing))
    return { role, subject, certainty, words, questions }
  }
  const subjects = subjectsOf(statement, reading.subject, role, carried, composing.translate)
  const { whole } = role.kind === 'share' ? role : { whole: null }
  return [
    ...subjects.map((found) => compose(found, role)),
    // 占九成: a share of what, is not said.
    ...(whole === ''
      ? subjects.map((found) =>
          compose(
            { ...found, certainty: 'guessed' },
            { kind: 'share', whole: /收入|income|revenue/iu.test(found.subject) ? '收入总计' : '支出总计' },
          ),
        )
      : []),
  ]
}

function questionsOf(
  { subject, raw, outer, certainty }: Found,
  role: Role,
  statement: Statement,
  carried: Carried,
  composing: Composing,
): string[] {
  const { frame, head } = statement
  const language = /\p{Script=Han}/u.test(subject) ? 'zh' : composing.language
  const list = [head, ...statement.before].some((clause) => LIST.test(clause))
  const scope = (stage: string): string => scopeWords(statement, stage, language)
  const within = list ? { ...carried, whole: carried.subject } : carried
  const ask = (prefix: string, item: string): string => wordQuestion(prefix, item, role, statement, within, language)
  const stage = frame.stage === null ? '' : frame.stage.replace(/^(?:部门|单位)/u, '')
  const whole = within.whole
  const isPortion = PORTION_ONLY.test(subject) && whole !== '' && !TOTAL.test(whole) && role.kind === 'amount'
  const named = isPortion ? (language === 'zh' ? `${whole}的${subject}` : `${subject} of ${whole}`) : subject
  const outside = outer === '' || isPortion ? [] : [language === 'zh' ? `${outer}中${subject}` : `${outer} ${subject}`]
  // 政府采购支出…，其中货物…: the part is named by both.
  const joined =
    whole === '' || TOTAL.test(whole) || language === 'en' || subject.length > 4
      ? []
      : [`${whole.replace(/(?:支出|预算|费用?)$/u, '')}${subject}`]
  const bare =
    role.kind === 'change'
      ? /^(?:支出总计|总支出|支出合计)$/u.test(subject)
        ? ['支出']
        : /^(?:收入总计|总收入|收入合计)$/u.test(subject)
          ? ['收入']
          : BALANCED.test(subject)
            ? ['支出', '收入']
            : []
      : role.kind === 'completion' && BALANCED.test(subject)
        ? ['支出', '收入']
        : []
  return [
    ...new Set([
      ...(isPortion || raw === subject || certainty !== 'own' ? [] : [ask(scope(''), raw)]),
      ...[...outside, named, ...joined].flatMap((item) => [
        ask(scope(''), item),
        ...(stage === '' ? [] : [ask(scope(language === 'zh' ? `${stage}的` : stage), item)]),
      ]),
      ...bare.map((item) => ask(scope(''), item)),
    ]),
  ]
}

/** 完成年初预算395.32万元的100.65%. */
const COMPLETED = /完成(?:了)?(?:全年|年初|调整后?)?$|完成.*预算(?:数)?$/u

/** 占支出总计269.41万元的93.13%: the first number is the whole, and the second a share of it. */
function readStatement({ head, tail, number, other, before, part }: Statement, carried: Carried): RoleReading {
  if (part === 'whole') {
    if (COMPLETED.test(head)) return { role: { kind: 'amount' }, subject: '' }
    const whole = /(?:占|为|是|of)\s*([^占为是]*)$/iu.exec(head)?.[1] ?? ''
    return { role: { kind: 'amount' }, subject: wholeName(withoutStage(whole)) }
  }
  if (part === 'share') {
    const subject = carried.part === '' ? (before[0] ?? '') : carried.part
    return { role: { kind: 'share', whole: carried.subject }, subject }
  }
  return readRole(trimHead(head), tail, number.unit, { withOther: other !== null, afterBase: carried.afterBase })
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

/** The items that a number may be of: its own words, those of the clauses before, what was spoken of, or all of it. */
function subjectsOf(statement: Statement, read: string, role: Role, carried: Carried, translate: Translate): Found[] {
  const { before, goesOn, restates, tail } = statement
  const own = tidy(read)
  const again = (certainty: Asked['certainty']): Found[] =>
    carried.subject === '' ? [] : [{ subject: carried.subject, raw: carried.subject, certainty, outer: '' }]
  const as = (words: string, outer: string, certainty: Asked['certainty'] = 'own'): Found => {
    const raw = inBrackets(words)
      .replace(/一般公共预算财政拨款(?=支出)/u, '一般公共预算')
      .replace(PORTION_BEHIND, '$1中的$2')
    if (BALANCED.test(raw)) return { subject: ALL, raw: ALL, certainty, outer: '' }
    if (/^人均$/u.test(raw) && carried.subject !== '') return { ...as(`人均${carried.subject}`, ''), certainty }
    if (role.kind === 'share' && /^(?:基本|项目)$/u.test(raw)) return { ...as(`${raw}支出`, outer), certainty }
    const core = tidy(withoutStage(jointItems(raw).length > 0 ? words : raw))
    return { subject: translate(core) ?? translate(raw) ?? core, raw, certainty, outer }
  }
  if (jointItems(read).length > 0) return [{ subject: read.trim(), raw: read.trim(), certainty: 'own', outer: '' }]
  if (restates && namesNothing(own)) return again('restated')
  if (STAGE_ONLY.test(own) && goesOn && carried.subject !== '' && carried.subject !== ALL) return again('carried')
  const counted = countedWords(statement)
  if (counted !== null && translate(counted) !== null)
    return namesNothing(own) ? [as(counted, '')] : [as(counted, '', 'guessed'), as(own, '', 'guessed')]
  const outer = outerWords(before)
  const inner = withoutStage(own)
  if (!namesNothing(inner) && !namesNothing(own)) {
    const narrow = withoutStage(outer)
    return [as(own, namesNothing(narrow) ? '' : (translate(narrow) ?? narrow))]
  }
  const behind = BEHIND.exec(tail)?.[1] ?? COUNTED.exec(statement.number.unit === '' ? tail : '')?.[0]
  const isAmount = role.kind === 'amount'
  const wholly: Found[] =
    role.kind === 'completion' ||
    (role.kind === 'change' && !goesOn && WHOLE_SAID.test(statement.frame.stage ?? '')) ||
    (isAmount && WHOLE_SAID.test(`${statement.frame.stage ?? ''} ${read}`.trim()))
      ? [{ subject: ALL, raw: ALL, certainty: 'guessed', outer: '' }]
      : []
  if (behind !== undefined && isAmount && (outer === '' || /^用于|^(?:go|is|was|are|were)/iu.test(tail)))
    return [as(behind, '')]
  if (outer !== '') return [as(outer, ''), ...(isAmount || !goesOn ? [] : again('carried'))]
  if (goesOn || !isAmount || statement.isBase) {
    const before = again('carried')
    return before.length > 0 ? before : wholly
  }
  return wholly
}

const BEHIND =
  /^(?:用于|的|(?:goes to|go to|is for|was for|(?:is|was|are|were) (?:allocated|set aside|budgeted|earmarked) (?:to|for)|in|on|to|for|of|as)\s)\s*(.+)$/iu

/** 34 authorized posts. */
const COUNTED = /^[a-z]+(?: [a-z]+){0,3}$/iu

/** 30 staff in service: the thing counted is read as a unit, and with the words behind it names the item. */
function countedWords({ number, tail }: Statement): string | null {
  const unit = /[a-z]+$/iu.exec(number.text)?.[0]
  if (unit === undefined || describeUnit(number.unit).dimension !== 'count') return null
  const words = `${unit} ${tail}`.replace(/(?:\s(?:in|at|of|and|with))?\s*$/iu, '')
  return COUNTED.exec(words)?.[0] ?? unit
}

/** 占支出, 占全部支出: a share of all of it. */
const wholeName = (words: string): string =>
  /^(?:全部|全年|总)?支出$|^(?:the )?total$/u.test(words)
    ? '支出总计'
    : /^(?:全部|全年|总)?收入$/u.test(words)
      ? '收入总计'
      : words

function scopeWords({ frame }: Statement, stage: string, language: 'zh' | 'en'): string {
  const year = frame.year === null ? '' : String(frame.year)
  if (language === 'zh') return `${frame.organization ?? ''}${year === '' ? '' : `${year}年`}${stage}`
  return [frame.organization, year, stage].filter((part) => part !== null && part !== '').join(' ')
}

function wordQuestion(
  prefix: string,
  subject: string,
  role: Role,
  { before, other, number }: Statement,
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
    case 'ratio': {
      const than = other ?? tidy(role.other)
      return english ? `${prefix} ${subject}: how many times ${than}?` : `${prefix}${subject}是${than}的多少倍？`
    }
    case 'change': {
      if (english) return `${prefix} ${subject}: how much did it change from the previous year?`
      const said = /(?:较|比|与|同)(?:20\d{2}|上年|上一年|去年|年初)[^，。]*/u.exec(before.join('，'))?.[0]
      const base = [role.base, said ?? '', carried.base]
        .map((words) => words.replace(/^同比$|相比|对比|各$/gu, ''))
        .find((words) => words !== '')
      return `${prefix}${subject}${base ?? '比上年'}增减多少？`
    }
    case 'amount': {
      if (english) return `${prefix} ${subject}: how much?`
      const counted = /^(?:人次|批次|批|辆|名|个|台|件|次|人)$/u.test(number.unit)
      return `${prefix}${subject}${counted ? `多少${number.unit}` : '是多少'}？`.replace(
        /(?:为|是|达到?|共计|共|约)+是多少/u,
        '是多少',
      )
    }
  }
}
