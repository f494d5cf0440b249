import { closeSync, openSync, writeSync } from 'node:fs'
import type { Command } from 'commander'
import { type GoldQuestion, readGoldQuestion } from '../answers/judge/gold-question.js'
import { judgeAnswer } from '../answers/judge/judge-answer.js'
import { TieoutError } from '../core/errors.js'
import { type AskSettings, askOne } from './ask-one.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext } from './context.js'
import { engineFrom } from './engine.js'
import { type ComparedModel, comparisonText } from './eval-comparison.js'
import { countSpending } from './eval-spending.js'
import { type JudgedQuestion, tally, worstOf } from './eval-tally.js'
import { evaluationText } from './eval-text.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { showModelProgress } from './model-progress.js'
import { MAX_LINE_CHARACTERS, readLines } from './read-input.js'
import { withCorpus } from './with-corpus.js'

interface EvalFlags {
  engine?: string
  model: string[]
  json?: boolean
  save?: string
  document: string[]
  corpus?: string
  ingest: boolean
}

interface GoldLine {
  line: number
  question: GoldQuestion
}

/** `tieout eval`: asks the questions of a file and compares each answer with what its line expects. */
export function addEval(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('eval')
    .description(help.eval)
    .argument('<file>', help.questionFile)
    .option('--json', help.json)
    .option('--save <file>', help.save)
    .option('--document <id>', help.document, (id: string, before: string[]) => [...before, id], [] as string[])
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .option('--engine <offline|model>', help.engine)
    .option('--model <name>', help.evalModel, (name: string, before: string[]) => [...before, name], [] as string[])
    .action(async (path: string, flags: EvalFlags) => end(await evaluate(path, flags, context)))
}

async function evaluate(path: string, flags: EvalFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  const engine = flags.model.length > 0 ? 'model' : engineFrom(flags.engine, context)
  if (flags.model.length > 0 && flags.engine === 'offline')
    throw new TieoutError('usage', messages.usage.modelNeedsEngine)
  const { lines, complete } = await readQuestions(path, context)
  const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
  const status = await withCorpus(context, request, async (corpus) => {
    const documents = chooseDocuments(corpus, flags.document, messages)
    const keep = flags.save === undefined ? null : openAnswers(flags.save, context)
    const several = flags.model.length > 1
    const compared: ComparedModel[] = []
    try {
      for (const name of engine === 'offline' || flags.model.length === 0 ? [null] : flags.model) {
        const spending = countSpending()
        const assistant = await corpus.assistant({
          engine,
          onSpent: spending.add,
          onProgress: showModelProgress(terminal, messages),
          ...(name === null ? {} : { model: name }),
        })
        const { organization: defaultOrganization } = context.settings
        const onAnswered = (): void => terminal.status(null)
        const settings = { assistant, documents, defaultOrganization, stale: corpus.stale, timing: false, onAnswered }
        const times: number[] = []
        const judged: JudgedQuestion[] = []
        for (const one of lines) {
          const worst = await judgeLine(one, settings, times, (answer) => keep?.add(answer))
          if (worst !== undefined) judged.push(worst)
        }
        const spent = engine === 'model' ? spending.total() : null
        const evaluation = tally(judged, times)
        if (name !== null && spent !== null) compared.push({ model: name, evaluation, spent })
        if (flags.json === true)
          terminal.result(
            JSON.stringify(
              { ...(name === null ? {} : { model: name }), ...evaluation, ...(spent === null ? {} : { spent }) },
              null,
              several ? undefined : 2,
            ),
          )
        else if (!several) terminal.result(await evaluationText(evaluation, spent, context))
      }
      if (several && flags.json !== true) terminal.result(await comparisonText(compared, context))
    } finally {
      keep?.close()
    }
    return EXIT.done
  })
  return status === EXIT.done && !complete ? EXIT.inputUnusable : status
}

/** Turns of one line share a conversation, which no other line enters. */
async function judgeLine(
  { line, question }: GoldLine,
  settings: AskSettings,
  times: number[],
  keep: (answer: string) => void,
): Promise<JudgedQuestion | undefined> {
  const { id, kind, turns } = question
  const session = turns.length > 1 ? `${line}` : null
  const judged: JudgedQuestion[] = []
  for (const [at, turn] of turns.entries()) {
    const start = performance.now()
    const answer = await askOne(turns.length > 1 ? `${id}.${at + 1}` : id, turn.question, settings, session)
    times.push(performance.now() - start)
    keep(JSON.stringify(answer))
    judged.push({ id: answer.id, line, kind, question: turn.question, ...judgeAnswer(turn, answer) })
  }
  return worstOf(judged)
}

/** Every usable line; the others are told with their numbers. @throws TieoutError `bad-input` when none is usable. */
async function readQuestions(path: string, context: CommandContext): Promise<{ lines: GoldLine[]; complete: boolean }> {
  const { messages, terminal } = context
  const lines: GoldLine[] = []
  let complete = true
  for await (const { line, text } of readLines(path, messages)) {
    const problem = readLine(text, line, lines, messages.badLine)
    if (problem === null) continue
    complete = false
    terminal.note(terminal.styleNote('yellow', problem))
  }
  if (lines.length === 0)
    throw new TieoutError('bad-input', messages.noGoldQuestions(path), { hint: messages.goldHint })
  return { lines, complete }
}

function readLine(
  text: string,
  line: number,
  lines: GoldLine[],
  bad: CommandContext['messages']['badLine'],
): string | null {
  if (text.length > MAX_LINE_CHARACTERS) return bad.long(line)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return bad.json(line)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad.object(line)
  const read = readGoldQuestion(value)
  if (!read.ok) return bad.field(line, read.problem)
  lines.push({ line, question: read.question })
  return null
}

/** Opened before the first question, so that a path that cannot be written costs no waiting. */
function openAnswers(path: string, { messages }: CommandContext): { add(line: string): void; close(): void } {
  try {
    const file = openSync(path, 'w')
    return { add: (line) => void writeSync(file, `${line}\n`), close: () => closeSync(file) }
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new TieoutError('not-found', messages.outputUnwritable(path, reason), { cause, hint: messages.outputHint })
  }
}
