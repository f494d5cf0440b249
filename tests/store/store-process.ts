import { TieoutError } from '../../src/core/errors.js'
import { describeLibrary, parseLines, runIngest } from '../library/small-library.js'

/** A process for the tests of locks and crashes: prints what happens, one line each. `hang` stops for ever in the middle of writing. */
const [mode = '', corpus = '', index = '', waitMs = '10000'] = process.argv.slice(2)

const say = (line: string) => process.stdout.write(`${line}\n`)

function hangInSecondFile(): typeof parseLines {
  let files = 0
  return (path, bytes) => {
    files++
    if (files === 2) {
      say('writing')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
    return parseLines(path, bytes)
  }
}

try {
  if (mode === 'read') say(JSON.stringify(describeLibrary(index, ['收入'])))
  else {
    const parse = mode === 'hang' ? hangInSecondFile() : parseLines
    const report = await runIngest({ corpus, index }, { parse, waitMs: Number(waitMs), rebuild: mode === 'rebuild' })
    say(`generation ${report.generation}`)
  }
} catch (error) {
  if (!(error instanceof TieoutError)) throw error
  say(`error ${error.code}`)
  say(`hint ${error.hint}`)
}
