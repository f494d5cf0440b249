import type { Desk } from '../../tools/contract.js'
import { replyText } from '../../tools/reply-text.js'
import type { Toolbox } from '../../tools/toolbox.js'
import type { Chat, ChatTurn, ToolCall } from './chat.js'
import { ModelFailure } from './failure.js'
import type { ModelProgress } from './progress.js'
import type { ModelLimits } from './settings.js'
import type { Spending } from './spending.js'
import type { Tracer } from './trace.js'

/** Calls of one reply beyond this many are answered with an error. */
const MOST_CALLS = 8
/** How often a text that did not pass goes back. */
const MOST_CORRECTIONS = 2

export interface AgentTask {
  chat: Chat
  limits: ModelLimits
  system: string
  question: string
  desk: Desk
  tools: Toolbox['tools']
  /** Ends the question: cancelled by the user, or out of time. */
  signal: AbortSignal
  tracer: Tracer
  spending: Spending
  onProgress: (progress: ModelProgress) => void
  settle<T>(work: () => T): Promise<T>
}

export type Judged<T> = { ok: true; value: T } | { ok: false; problems: string[] }

/**
 * Lets the model call tools until it writes a text that `judge` lets pass. What does not pass goes back with the reasons,
 * at most twice.
 *
 * @throws ModelFailure when no text passed within the limits.
 */
export async function runAgent<T>(task: AgentTask, judge: (text: string) => Judged<T>): Promise<T> {
  const { chat, limits, signal, tracer, spending, onProgress } = task
  const turns: ChatTurn[] = [
    { role: 'system', text: task.system },
    { role: 'user', text: task.question },
  ]
  const offered = task.tools.map(({ name, description, parameters }) => ({ name, description, parameters }))
  let corrections = 0
  let empty = false
  for (let step = 1; step <= limits.steps; step++) {
    if (step > 1) spending.requireMore()
    onProgress({ step, steps: limits.steps, doing: 'thinking' })
    const reply = await chat.reply(turns, offered, signal, (characters) =>
      onProgress({ step, steps: limits.steps, doing: 'writing', characters }),
    )
    spending.add(reply.tokens)
    tracer.add({ step, type: 'reply', ...reply })
    turns.push({ role: 'assistant', text: reply.text, calls: reply.calls })
    if (reply.calls.length > 0) {
      for (const [at, call] of reply.calls.entries()) {
        onProgress({ step, steps: limits.steps, doing: 'tool', name: call.name })
        const before = task.desk.ledger.figures.length
        const text =
          at < MOST_CALLS
            ? await task.settle(() => answerCall(call, task))
            : errorText(`at most ${MOST_CALLS} calls at once`)
        const figures = task.desk.ledger.figures.slice(before).map(({ id }) => id)
        tracer.add({ step, type: 'tool', name: call.name, args: call.args, result: text, figures })
        turns.push({ role: 'tool', text, call })
      }
      continue
    }
    if (reply.text.trim() === '') {
      if (empty) throw new ModelFailure('empty')
      empty = true
      turns.push({ role: 'user', text: 'The reply was empty. Call a tool or write the answer.' })
      continue
    }
    onProgress({ step, steps: limits.steps, doing: 'checking' })
    const judged: Judged<T> = reply.cut ? { ok: false, problems: [CUT] } : judge(reply.text)
    if (judged.ok) return judged.value
    tracer.add({ step, type: 'stopped', problems: judged.problems })
    if (corrections++ >= MOST_CORRECTIONS) throw new ModelFailure('not-proven')
    turns.push({ role: 'user', text: `The answer cannot be sent, mend it:\n${JSON.stringify(judged.problems)}` })
  }
  throw new ModelFailure('too-many-steps')
}

const CUT = 'the reply was cut off because it is too long: write a shorter one'

/** Runs one call; whatever is wrong with it is told to the model. */
function answerCall({ name, args }: ToolCall, { tools, desk }: AgentTask): string {
  const tool = tools.find((one) => one.name === name)
  if (tool === undefined) return errorText(`no such tool; there are ${tools.map((one) => one.name).join(', ')}`)
  return args === null ? errorText('the arguments are no JSON object') : replyText(tool.call(args, desk))
}

const errorText = (message: string): string => replyText({ ok: false, error: { code: 'bad-arguments', message } })
