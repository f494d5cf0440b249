/**
 * Starts a rule: its file, its test and its page; then makes the registry and the index anew.
 *
 *     npm run new:rule -- parts-add-up
 *     npm run new:rule                    registry and index only
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { exportName, makeRegistry, PAGES, ROOT, RULES } from './make-registry.mjs'

/** @param {string} name */
const ruleText = (name) => `import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckDocument } from '../types.js'

const NAME = '${name}'

/** What must be true, of which facts, and what this rule leaves alone. */
export const ${exportName(name)}: Rule = {
  name: NAME,
  title: { zh: '待写', en: 'to be written' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    for (const fact of document.facts.facts) {
      yield { skipped: { rule: NAME, reason: cells.ofFact(fact).state === 'figure' ? 'other-unit' : 'unread-cell', count: 1 } }
    }
  },
}
`

/** @param {string} name */
const testText = (name) => `import { describe, expect, it } from 'vitest'
import { ${exportName(name)} } from '../../src/checks/rules/${name}.js'
import { failuresOf } from './check-prose.js'

const failures = (text: string) => failuresOf(${exportName(name)}, { headings: ['第三部分 情况说明'], paragraphs: [text] })

describe('${name}', () => {
  it.each([['what fits', '']])('accepts: %s', (_, text) => {
    expect(failures(text)).toEqual([])
  })

  it.each([['what does not fit', '', 'the statement that fails']])('rejects: %s', (_, text, statement) => {
    expect(failures(text)).toEqual([statement])
  })
})
`

/** @param {string} name */
const pageText = (name) => `# ${name}

待写：查什么。

- 例：
- 不查：
- 级别：

To be written: what is checked, an example, what is not checked, severity.
`

const [name] = process.argv.slice(2)
if (name !== undefined) {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) fail(`A rule is named in kebab-case, not "${name}".`)
  const files = [
    [join(RULES, `${name}.ts`), ruleText(name)],
    [join(ROOT, 'tests', 'checks', `${name}.test.ts`), testText(name)],
    [join(PAGES, `${name}.md`), pageText(name)],
  ]
  const taken = files.find(([path]) => existsSync(path))
  if (taken !== undefined) fail(`${relative(ROOT, taken[0])} exists.`)
  for (const [path, text] of files) writeFileSync(path, text)
  for (const [path] of files) process.stdout.write(`${relative(ROOT, path)}\n`)
}
makeRegistry()

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(64)
}
