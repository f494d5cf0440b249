import { verifyAnswer } from '../../gate/verify-answer.js'
import type { Desk } from '../../tools/contract.js'
import { recognitionWarnings } from '../recognized-figures.js'
import type { Answer } from '../types.js'
import { missing, resultsOf } from './agreement.js'
import { strays } from './relevance.js'
import { render } from './render.js'
import type { Judged } from './run-agent.js'
import { readTemplate } from './template.js'

export interface Judgement {
  /** What the offline engine says to the same question. */
  offline: Answer
  /** The question as it was understood: a follow-up completed. */
  question: string
  defaultOrganization: string | null
  desk: Desk
  /** Told with every answer: model and host. */
  trailer: string
  /** Told where the offline engine had no answer of its own. */
  unconfirmed: string
}

/**
 * Makes an answer of a text of the model, or says why it cannot be sent. It passes when every proof of it holds (each
 * number, name, direction and cause), and when it answers the question: with the figures that the offline engine found,
 * else with figures of what the question names.
 */
export function judgeText(written: string, judgement: Judgement): Judged<Answer> {
  const { offline, desk, question, defaultOrganization, trailer, unconfirmed } = judgement
  const template = readTemplate(written, desk)
  if (!template.ok) return template
  const rendered = render(template.text, desk)
  const refused = offline.status === 'refused'
  const results = resultsOf(refused ? null : offline, rendered)
  const status = rendered.conflicts.length > 0 ? ('conflict' as const) : ('answered' as const)
  const recognized = recognitionWarnings(rendered.figures, rendered.quotes, desk.language)
  const answer: Answer = {
    id: offline.id,
    question: offline.question,
    status,
    reason: null,
    answer: rendered.text,
    results,
    figures: rendered.figures,
    quotes: rendered.quotes,
    conflicts: rendered.conflicts,
    warnings: [
      ...(refused ? [unconfirmed] : offline.warnings),
      ...recognized.filter((warning) => refused || !offline.warnings.includes(warning)),
      ...rendered.crossings.filter((crossing) => !offline.warnings.includes(crossing)),
      trailer,
    ],
    suggestions: [],
    engine: 'model',
  }
  const { failures } = verifyAnswer(answer, desk.library)
  const problems = [
    ...failures.map(({ figure, reason }) => `${figure === 'answer' ? '' : `${figure}: `}${reason[desk.language]}`),
    ...(refused ? strays(question, rendered, desk, defaultOrganization) : missing(offline, rendered)),
    ...(!refused && offline.status === 'conflict' && status !== 'conflict'
      ? ['displays that disagree are not told']
      : []),
  ]
  return problems.length > 0
    ? { ok: false, problems: [...new Set(problems)].slice(0, 12) }
    : { ok: true, value: answer }
}
