#!/usr/bin/env node
import type { CommandContext } from '../cli/context.js'
import { EXIT, exitStatusOf } from '../cli/exit-status.js'
import { messagesIn } from '../cli/message-catalogue.js'
import type { Language } from '../cli/messages.js'
import { runProgram } from '../cli/program.js'
import { createProgress } from '../cli/progress.js'
import { createTerminal } from '../cli/terminal.js'
import { TieoutError } from '../core/errors.js'
import { endOnInterrupt } from './cancellation.js'
import { type Config, languageOfLocale, loadEnvironmentFile, readConfig, wantsStack } from './config.js'
import { packageVersion, rulePage } from './package-files.js'

const args = process.argv.slice(2)
let language: Language = languageOfLocale(process.env)

// A reader that has seen enough (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    throw error
  })
}
endOnInterrupt(EXIT.cancelled, () => messagesIn(language).cancelled)

try {
  loadEnvironmentFile()
  const config = readConfig(process.env, languageAsked())
  language = config.language
  process.exitCode = await runProgram(args, createContext(config))
} catch (error) {
  process.exitCode = report(error)
}

function createContext(config: Config): CommandContext {
  const messages = messagesIn(config.language)
  const terminal = createTerminal(process, config.color)
  return {
    settings: config,
    messages,
    terminal,
    version: packageVersion,
    async openCorpus(request) {
      const { openCorpus } = await import('./compose.js')
      const { locateCorpus } = await import('./locate-corpus.js')
      const progress = createProgress(terminal, messages)
      if ((request.documents ?? []).length > 0) {
        const { givenFiles, openGiven } = await import('./open-given.js')
        const files = givenFiles(request.documents ?? [], request.folder, config)
        if (files !== null) return openGiven(files, config, progress)
      }
      return openCorpus(request, locateCorpus(request.folder, config), progress, config.model)
    },
    rulePage,
    async checkFiles(request) {
      const { checkFiles } = await import('./check-files.js')
      const { corpusRoot } = await import('./locate-corpus.js')
      const { loadVocabulary } = await import('./load-vocabulary.js')
      const { vocabulary } = loadVocabulary(config.vocabulary)
      const options = { vocabulary, recognition: config.recognition }
      return checkFiles(request, corpusRoot(request.corpus, config), options, createProgress(terminal, messages))
    },
    async serveTools(toolbox) {
      const { serveStdio } = await import('../mcp/serve-stdio.js')
      const tell = (error: unknown) =>
        terminal.note(messages.crash(error instanceof Error ? error.message : String(error)))
      await serveStdio(toolbox, packageVersion(), tell)
    },
    async serve(request) {
      const { serve } = await import('./operation/serve.js')
      await serve(request, config, messages)
    },
    async digest(request) {
      const { tellDigests } = await import('./operation/tell-digests.js')
      return tellDigests(request, config)
    },
    async examine(folder, { model, channels }) {
      const { examine } = await import('./examine.js')
      const { askPlatforms, examineChannels } = await import('./operation/examine-channels.js')
      const findings = [...examine(folder, config, messages), ...examineChannels(config)]
      if (channels) findings.push(...(await askPlatforms(config)))
      if (!model) return findings
      const { examineModel } = await import('./examine-model.js')
      return [...findings, ...(await examineModel(config, messages))]
    },
  }
}

/** The language has to be known before the first word, so this one option is looked for by hand. */
function languageAsked(): Language | null {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='))
  if (at < 0) return null
  const value = args[at]?.includes('=') ? args[at]?.slice('--language='.length) : args[at + 1]
  if (value === 'zh' || value === 'en') return value
  throw new TieoutError('usage', messagesIn(language).usage.language(value ?? ''))
}

/** The one place where errors become a sentence and an exit status. */
function report(error: unknown): number {
  const messages = messagesIn(language)
  const lines =
    error instanceof TieoutError
      ? [error.message, ...(error.hint === null ? [] : [messages.hint(error.hint)])]
      : [
          messages.crash(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)),
          messages.hint(messages.crashHint),
        ]
  process.stderr.write(`${lines.join('\n')}\n`)
  if (wantsStack(process.env) && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  return error instanceof TieoutError ? exitStatusOf(error.code) : EXIT.crash
}
