import { displayValue } from '../../gate/display.js'
import { orderDisplays } from '../../gate/displays.js'
import { factLabel } from '../../gate/fact-label.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { stageName } from '../../language/stages.js'
import { currentOf } from '../current-of-change.js'
import { startDraft } from '../draft.js'
import { enterOperand } from '../operands.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import { displayResult } from '../wording/display-result.js'
import { statedChange, withoutBaseYear } from './change.js'
import { newestYear, type QuestionKind } from './contract.js'

/** 去年是多少 — the year before, as a form shows it, else worked back from this year's figure and the stated change. */
export const priorYear: QuestionKind = {
  name: 'prior-year',
  serves: ['change', 'difference'],
  readsYears: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0) return null
    const records = context.documents.filter((record) => record.organization === organization && record.year !== null)
    const newest = newestYear(organization, context)
    const asksPrior = reading.years.some((year) => year.relative === -1 || year.year === newest - 1)
    const alsoOther = reading.years.some((year) => year.year !== null && year.year !== newest - 1)
    // 2023年和2024年合计 asks for two years, which one of them does not answer.
    if (alsoOther && /[和与及跟、到至]|合计|一共|总共|分别|各/.test(reading.text)) return null
    if (!asksPrior || records.some((record) => record.year === newest - 1)) return null
    // 今年比去年多多少 asks for the change alone; 去年多少，今年涨了多少 for both.
    const alsoChange = reading.intents.size > 0
    if (
      alsoChange &&
      !/(?<![比较跟])(?:上年|去年|上一年|20\d\d年?)[^,。?？比较]{0,24}(?:多少|是几)[^,。?？]{0,3}[,。?？;；](?=.)/.test(
        reading.text,
      )
    )
      return null
    const [terms = [], ...moreSubjects] = splitSubjects(reading)
    if (moreSubjects.length > 0) return null
    const asked = {
      ...reading,
      years: reading.years.filter((year) => year.relative === -1 || year.year === newest - 1),
    }
    const direct = resolveSubject(asked, terms, organization, context)
    if (direct.found && !alsoChange) return null
    const current = withoutBaseYear(reading, organization, context)
    const stated = statedChange(current, organization, context)
    const base = stated?.amount?.key.base ?? null
    if (stated === null || stated.amount === null || base === null || base.year !== newest - 1) return null
    const now = currentOf(stated.amount, context)
    if (now === null) return null
    const [nowFact] = orderDisplays(now.group.facts)
    const { group } = now
    if (nowFact === undefined) return null

    const zh = reading.language === 'zh'
    const draft = startDraft()
    const sources: string[] = []
    const operand = enterOperand(reading, group, { record: now.record, year: null, stages: [] }, draft, sources)
    const changed = draft.ledger.addFact(stated.amount, factName(stated.amount, reading.language))
    if (changed.source !== null) sources.push(sourceLine(sources.length + 1, changed.source, reading.language))
    const down = stated.amount.direction === 'decrease' && !stated.amount.value.startsWith('-')
    const stage = base.stage === null ? null : stageName(base.stage, 'zh')
    const label = factLabel(nowFact, reading.language)
    const result = draft.ledger.addCalculation(
      `${operand.figure.id} ${down ? '+' : '-'} ${changed.id}`,
      { label, organization, year: base.year, stage },
      { as: reading.unit ?? changed.unit },
    )
    if (result === null) return null
    draft.results.push(result, ...(alsoChange ? [changed] : []))
    const scope = zh
      ? `${organization}${base.year}年${stage ?? ''}`
      : [organization, base.year, base.stage === null ? '' : stageName(base.stage, 'en')].join(', ')
    draft.lines.push(`${scope} ${label} ${displayResult(result, zh)}`)
    draft.lines.push(
      zh
        ? `由${nowFact.key.year}年的数和文件写明的增减推算：`
        : `Worked back from the ${nowFact.key.year} figure and the stated change:`,
    )
    draft.lines.push(
      `· ${nowFact.key.year}${zh ? '年' : ''} ${operand.figure.label} ${displayValue(operand.figure.value, operand.figure.unit)} [${operand.mark}]`,
    )
    draft.lines.push(
      `· ${changed.label} ${displayValue(changed.value.replace('-', ''), changed.unit)} [${sources.length}]`,
    )
    draft.warnings.push(
      zh
        ? `${base.year}年的数是推算的，不是文件直接公布的。`
        : `The ${base.year} figure is worked back, not published as such.`,
    )
    draft.lines.push(...sources)
    return draft
  },
}
