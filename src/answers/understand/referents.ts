import { type Turn, wordsOf } from '../session.js'

/** One thing that was asked about, in words; '' where the question did not say. */
export interface Referent {
  organization: string
  year: string
  stage: string
  subject: string
}

const APART = /和|与|及|、|,|还有|跟|同|占|比|减|加|\band\b|\bthan\b|\bof\b/

/** The items that a question names, each as its words stand: several where a conjunction is between them. */
export function subjectsOf(turn: Pick<Turn, 'question' | 'slots'>): string[] {
  const runs: { start: number; end: number }[] = []
  for (const slot of turn.slots) {
    if (slot.kind !== 'subject') continue
    const previous = runs.at(-1)
    if (previous !== undefined && !APART.test(turn.question.slice(previous.end, slot.start))) previous.end = slot.end
    else runs.push({ start: slot.start, end: slot.end })
  }
  return runs.map(({ start, end }) => turn.question.slice(start, end))
}

/** What was asked about lately, the newest first, each once. */
export function referentsOf(turns: readonly Turn[]): Referent[] {
  const found = new Map<string, Referent>()
  for (const turn of [...turns].reverse()) {
    if (!turn.clear) continue
    const scope = { year: wordsOf(turn, 'year'), stage: wordsOf(turn, 'stage') }
    for (const organization of [...turn.organizations].reverse())
      for (const subject of subjectsOf(turn).reverse()) {
        const id = `${organization}|${subject}|${scope.year}|${scope.stage}`
        if (!found.has(id)) found.set(id, { organization, ...scope, subject })
      }
  }
  return [...found.values()]
}

/** A whole question about it: `固原…中心2024年本年收入为什么`, `…中心, 2024 total income: why`. */
export function compose({ organization, year, stage, subject }: Referent, ask: string): string {
  const latin = (part: string) => /[a-z]/.test(part) && !/\p{Script=Han}/u.test(part)
  if (latin(subject) || latin(ask))
    return [organization, year, stage, subject, ask].filter((part) => part !== '').join(' ')
  return `${organization}${/^\d{4}$/.test(year) ? `${year}年` : year}${stage}${subject}${/^[a-z]/.test(ask) ? ` ${ask}` : ask}`
}
