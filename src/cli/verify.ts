import type { Command } from 'commander'
import type { Answer } from '../answers/types.js'
import { TieoutError } from '../core/errors.js'
import { recognizedProofs } from '../gate/recognized-proofs.js'
import { verifyAnswer } from '../gate/verify-answer.js'
import { isAnswer } from './answer-shape.js'
import type { CommandContext, OpenCorpus } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { readText } from './read-input.js'
import { withCorpus } from './with-corpus.js'

interface VerifyFlags {
  json?: boolean
  corpus?: string
  ingest: boolean
}

/** `tieout verify`: proves the figures of printed answers, or of those in a trace, again; status 3 when one does not hold. */
export function addVerify(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('verify')
    .description(help.verify)
    .argument('<file>', help.answerFile)
    .option('--json', help.json)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (path: string, flags: VerifyFlags) => end(await verify(path, flags, context)))
}

async function verify(path: string, flags: VerifyFlags, context: CommandContext): Promise<ExitStatus> {
  const { answerOfEvent } = await import('../answers/agent/read-trace.js')
  const entries = readAnswers(await readText(path, context.messages)).flatMap(({ place, value }) => {
    const { event, answer } = answerOfEvent(value)
    if (!event) return [{ place, value }]
    return answer === null ? [] : [{ place, value: answer }]
  })
  if (entries.length === 0)
    throw new TieoutError('bad-input', context.messages.noAnswerGiven, { hint: context.messages.help.answerFile })
  const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
  return withCorpus(context, request, async (corpus) => {
    const statuses = entries.map(({ place, value }) => {
      if (isAnswer(value)) return verifyOne(value, flags.json === true, corpus, context)
      context.terminal.note(context.terminal.styleNote('yellow', context.messages.notAnAnswer(place)))
      return EXIT.inputUnusable
    })
    return (
      statuses.find((status) => status === EXIT.proofFailed) ??
      statuses.find((status) => status !== EXIT.done) ??
      EXIT.done
    )
  })
}

function verifyOne(answer: Answer, json: boolean, { library }: OpenCorpus, context: CommandContext): ExitStatus {
  const { terminal, messages, settings } = context
  const failures = [...verifyAnswer(answer, library).failures, ...recognizedProofs(answer)]
  const ok = failures.length === 0
  const id = answer.id === null ? null : String(answer.id)
  if (json) terminal.result(JSON.stringify({ id: answer.id, ok, failures }))
  else if (ok) terminal.result(messages.proofHolds(id, answer.figures.length))
  else {
    const lines = failures.map(({ figure, reason }) => `  ${figure}  ${reason[settings.language]}`)
    terminal.result([terminal.style('red', messages.proofFails(id)), ...lines].join('\n'))
  }
  return ok ? EXIT.done : EXIT.proofFailed
}

/** One JSON value over many lines, an array of them, or one a line. */
function readAnswers(text: string): { place: string; value: unknown }[] {
  try {
    const whole: unknown = JSON.parse(text)
    return Array.isArray(whole)
      ? whole.map((value: unknown, at) => ({ place: `[${at}] `, value }))
      : [{ place: '', value: whole }]
  } catch {
    return text
      .split('\n')
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => line.trim() !== '')
      .map(({ line, at }) => ({ place: `${at + 1}: `, value: parseOrNull(line) }))
  }
}

function parseOrNull(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
