import type { Command } from 'commander'
import { evaluate } from '../calculate/evaluate.js'
import { TieoutError } from '../core/errors.js'
import { readBatchLine } from './batch-line.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { readLines } from './read-input.js'

interface CalculateFlags {
  digits?: string
  as?: string
  json?: boolean
  batch?: string
}

type EvaluateOptions = NonNullable<Parameters<typeof evaluate>[1]>

/** `tieout calculate`: exact arithmetic with units, one expression or a batch. */
export function addCalculate(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('calculate')
    .description(help.calculate)
    .argument('[expression...]', help.expression)
    .option('--digits <n>', help.digits)
    .option('--as <unit>', help.as)
    .option('--json', help.json)
    .option('--batch <file>', help.calculateBatch)
    .action(async (words: string[], flags: CalculateFlags) => end(await calculate(words, flags, context)))
}

async function calculate(words: string[], flags: CalculateFlags, context: CommandContext): Promise<ExitStatus> {
  const { usage } = context.messages
  const options: EvaluateOptions = {
    ...(flags.digits === undefined ? {} : { digits: readDigits(flags.digits, context) }),
    ...(flags.as === undefined ? {} : { as: flags.as }),
  }
  if (flags.batch !== undefined) {
    if (words.length > 0) throw new TieoutError('usage', usage.expressionAndBatch)
    return calculateBatch(flags.batch, options, context)
  }
  if (words.length === 0) throw new TieoutError('usage', usage.noExpression)
  return calculateOne(words.join(' '), options, flags.json === true, context)
}

function calculateOne(
  expression: string,
  options: EvaluateOptions,
  json: boolean,
  context: CommandContext,
): ExitStatus {
  const { terminal, settings } = context
  const result = evaluate(expression, options)
  if (result.ok) {
    const { value, unit, exact, interval } = result
    terminal.result(json ? JSON.stringify({ value, unit, exact, interval }) : `${value}${spaced(unit)}`)
    return EXIT.done
  }
  const message = result.error.message[settings.language]
  if (json) terminal.result(JSON.stringify({ error: { code: result.error.code, message } }))
  else terminal.note(terminal.styleNote('red', message))
  return EXIT.inputUnusable
}

/** A percent sign stands close to its number, other units apart. */
function spaced(unit: string): string {
  return unit === '' || unit === '%' ? unit : ` ${unit}`
}

async function calculateBatch(path: string, options: EvaluateOptions, context: CommandContext): Promise<ExitStatus> {
  const { terminal, messages, settings } = context
  let status: ExitStatus = EXIT.done
  for await (const { line, text } of readLines(path, messages)) {
    const read = readBatchLine(text, line, 'expression', messages)
    const result = read.ok ? evaluate(read.text, options) : null
    if (result?.ok === true) {
      terminal.result(JSON.stringify({ id: read.id, value: result.value, unit: result.unit }))
      continue
    }
    status = EXIT.inputUnusable
    const error =
      result === null
        ? { code: 'bad-input', message: read.ok ? '' : read.message }
        : { code: result.error.code, message: result.error.message[settings.language] }
    terminal.result(JSON.stringify({ id: read.id, error }))
  }
  return status
}

const MAX_DIGITS = 20

function readDigits(text: string, { messages }: CommandContext): number {
  const digits = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  if (!(digits <= MAX_DIGITS)) throw new TieoutError('usage', messages.usage.digits(text))
  return digits
}
