import { statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { rules } from '../checks/rules/registry.js'
import { TieoutError } from '../core/errors.js'
import { withCheckedDocuments } from './check-documents.js'
import { SEVERITIES } from './check-selection.js'
import { FORMATS, type TellFlags, tellChecks } from './check-tell.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { judgedTogether } from './judge-together.js'
import { nearestNames } from './nearest-names.js'
import { watchFiles } from './watch-files.js'

/** More files than this are a folder's business. */
const MOST_WATCHED = 50

interface CheckFlags extends TellFlags {
  explain?: string
  watch?: boolean
  together?: boolean
  corpus?: string
  ingest: boolean
}

/** `tieout check`: what cannot be true under any rounding, in the corpus or in drafts. */
export function addCheck(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('check')
    .description(help.check)
    .argument('[path...]', help.checkPath)
    .option('--json', help.json)
    .addOption(new Option('--format <format>', help.format).choices(FORMATS).default('text'))
    .option('--rule <name>', help.rule, (name: string, before: string[]) => [...before, name], [] as string[])
    .addOption(new Option('--severity <severity>', help.severity).choices(SEVERITIES).default('info'))
    .addOption(new Option('--fail-on <severity>', help.failOn).choices([...SEVERITIES, 'never']).default('error'))
    .option('--explain <rule>', help.explain)
    .option('--together', help.together)
    .option('--baseline <file>', help.baseline)
    .option('--update-baseline', help.updateBaseline)
    .option('--watch', help.watch)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (names: string[], flags: CheckFlags) => end(await check(names, flags, context)))
}

async function check(names: string[], flags: CheckFlags, context: CommandContext): Promise<ExitStatus> {
  requireRules([...flags.rule, ...(flags.explain === undefined ? [] : [flags.explain])], context)
  if (flags.explain !== undefined) {
    context.terminal.result(context.rulePage(flags.explain) ?? titleOf(flags.explain, context))
    return EXIT.done
  }
  if (flags.updateBaseline === true && flags.baseline === undefined)
    throw new TieoutError('usage', context.messages.check.baselineNeeded)
  if (flags.watch === true) return watch(names, flags, context)
  const wanted = { names, corpus: flags.corpus ?? null, ingest: flags.ingest }
  // The documents of a corpus belong together; drafts are judged alone unless that is asked for.
  const together = flags.together === true || names.length === 0
  return withCheckedDocuments(wanted, context, (documents) =>
    tellChecks(together ? judgedTogether(documents) : documents, flags, context),
  )
}

/** Checks the files now and again whenever one is saved, until the person ends it. */
async function watch(names: string[], flags: CheckFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  const isFile = (name: string) => statSync(name, { throwIfNoEntry: false })?.isFile() === true
  if (names.length === 0 || names.length > MOST_WATCHED || !names.every(isFile))
    throw new TieoutError('usage', messages.check.watchFiles(MOST_WATCHED))
  if (flags.json === true || flags.format !== 'text' || flags.updateBaseline === true)
    throw new TieoutError('usage', messages.check.watchText)
  const again = async (paths: string[]) => {
    const wanted = { names: paths, corpus: flags.corpus ?? null, ingest: flags.ingest }
    await withCheckedDocuments(wanted, context, (documents) =>
      tellChecks(flags.together === true ? judgedTogether(documents) : documents, flags, context),
    )
    terminal.note(messages.check.watching)
  }
  return watchFiles(
    names,
    () => again(names),
    async (path) => {
      terminal.result('')
      await again(flags.together === true ? names : [path])
    },
  )
}

const titleOf = (name: string, { settings }: CommandContext): string =>
  `${name}: ${rules.find((rule) => rule.name === name)?.title[settings.language] ?? ''}`

function requireRules(names: readonly string[], { messages }: CommandContext): void {
  const known = rules.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const nearest = nearestNames(known, unknown).slice(0, 3)
  throw new TieoutError('usage', messages.check.unknownRule(unknown), {
    hint: messages.check.knownRules(nearest.length > 0 ? nearest : known),
  })
}
