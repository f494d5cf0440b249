/**
 * Prints how many tests passed, failed and were skipped, on one line, from the file that vitest's JSON reporter wrote.
 *
 *     node tests/tools/count-tests.mjs RESULTS.json
 */
import { readFileSync } from 'node:fs'

const [path = ''] = process.argv.slice(2)
const results = JSON.parse(readFileSync(path, 'utf8'))
const skipped = results.numPendingTests + results.numTodoTests
// A file that cannot even be loaded has no tests to count and would otherwise not show.
const broken = results.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
)
const counts = [`${results.numPassedTests} passed`, `${results.numFailedTests + broken.length} failed`]
if (skipped > 0) counts.push(`${skipped} skipped`)
process.stdout.write(`${counts.join(', ')}\n`)
