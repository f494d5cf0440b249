import type { Command } from 'commander'
import type { CommandContext, Examination } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'

const STYLE = { good: 'green', note: 'yellow', trouble: 'red' } as const

/** `tieout doctor`: looks at the installation, the corpus and the index, asks a model once where that is wanted, and says what to do about trouble. */
export function addDoctor(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('doctor')
    .description(help.doctor)
    .option('--corpus <dir>', help.corpus)
    .option('--model', help.doctorModel)
    .option('--channels', help.doctorChannels)
    .action(async (flags: { corpus?: string; model?: boolean; channels?: boolean }) => {
      const asked = { model: flags.model === true, channels: flags.channels === true }
      const findings = await context.examine(flags.corpus ?? null, asked)
      for (const finding of findings) context.terminal.result(describe(finding, context))
      end(findings.some(({ state }) => state === 'trouble') ? EXIT.configuration : EXIT.done)
    })
}

function describe({ state, text, hint }: Examination, { terminal, messages }: CommandContext): string {
  const line = `${terminal.style(STYLE[state], messages.doctor.states[state])}  ${text}`
  return hint === null ? line : `${line}\n    ${messages.hint(hint)}`
}
