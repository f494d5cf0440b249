import { createRequire } from 'node:module'
import type { SingleBar } from 'cli-progress'
import { escapeForTerminal } from '../language/escape.js'
import type { Messages } from './messages.js'
import type { Terminal } from './terminal.js'

/** Progress of reading documents, on standard error: a moving bar for a person, plain lines otherwise. */
export interface Progress {
  step(done: number, total: number, path: string): void
  end(): void
}

/** The bar's package is loaded with the first step: most commands read nothing. */
export function createProgress(terminal: Terminal, messages: Messages): Progress {
  let bar: SingleBar | null = null
  return {
    step(done, total, path) {
      const shown = escapeForTerminal(path)
      if (!terminal.notesDrawn) {
        terminal.note(messages.reading(done, total, shown))
        return
      }
      bar ??= startBar(total)
      bar.update(done, { path: shown })
    },
    end() {
      bar?.stop()
      bar = null
    },
  }
}

function startBar(total: number): SingleBar {
  const { SingleBar: Bar, Presets } = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress')
  const bar = new Bar(
    { format: '{bar} {value}/{total} {path}', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(total, 0, { path: '' })
  return bar
}
