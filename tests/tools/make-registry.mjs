/**
 * Makes `src/checks/rules/registry.ts` and the index `docs/checks/README.md` from the rule files.
 *
 *     node tests/tools/make-registry.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const RULES = join(ROOT, 'src', 'checks', 'rules')
export const PAGES = join(ROOT, 'docs', 'checks')
const LINE_WIDTH = 120

/** Names of the rules: of their files, in the order of their code points. */
export function ruleNames() {
  return readdirSync(RULES)
    .filter((name) => name.endsWith('.ts') && name !== 'registry.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .sort()
}

/** `displays-agree` is exported as `displaysAgree`. @param {string} name */
export const exportName = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())

/** @param {readonly string[]} names */
export function registryText(names) {
  const imports = ["import type { Rule } from '../contract.js'"]
  for (const name of names) imports.push(`import { ${exportName(name)} } from './${name}.js'`)
  const exported = names.map(exportName)
  const short = `export const rules: readonly Rule[] = [${exported.join(', ')}]`
  const list =
    short.length <= LINE_WIDTH
      ? short
      : `export const rules: readonly Rule[] = [\n${exported.map((one) => `  ${one},\n`).join('')}]`
  return `${imports.join('\n')}\n\n${list}\n`
}

/** @param {readonly { name: string, title: { zh: string, en: string } }[]} rules */
export function indexText(rules) {
  return [
    '# 核对规则 Checks',
    '',
    '每条规则一页：查什么、举例、不查什么、级别。`tieout check --explain 规则名` 显示同一页。',
    '',
    'One page a rule: what is checked, an example, what is not checked, severity. `tieout check --explain RULE` prints it.',
    '',
    ...rules.map(({ name, title }) => `- [${name}](${name}.md): ${title.zh}; ${title.en}`),
    '',
  ].join('\n')
}

/** The titles as they stand in the rule's file. @param {string} name */
export function readTitle(name) {
  const text = readFileSync(join(RULES, `${name}.ts`), 'utf8')
  const match = /title: \{\s*zh: (['"`])(.*?)\1,\s*en: (['"`])(.*?)\3,?\s*\}/su.exec(text)
  if (match === null) throw new Error(`${name}.ts has no title { zh, en }`)
  return { zh: match[2] ?? '', en: match[4] ?? '' }
}

export function makeRegistry() {
  const names = ruleNames()
  writeFileSync(join(RULES, 'registry.ts'), registryText(names))
  writeFileSync(join(PAGES, 'README.md'), indexText(names.map((name) => ({ name, title: readTitle(name) }))))
  return names
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${makeRegistry().length} rules\n`)
}
