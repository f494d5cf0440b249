import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/checks/rules/registry.js'
import { exportName, indexText, PAGES, registryText, ruleNames } from '../tools/make-registry.mjs'

const REGISTRY = join(import.meta.dirname, '..', '..', 'src', 'checks', 'rules', 'registry.ts')

/** The tests beside this one. */
const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'rules.test.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))

test('registry and index are those that `npm run new:rule` makes', () => {
  expect(readFileSync(REGISTRY, 'utf8')).toBe(registryText(ruleNames()))
  expect(readFileSync(join(PAGES, 'README.md'), 'utf8')).toBe(indexText(rules))
})

test('every page is the page of a rule', () => {
  const pages = readdirSync(PAGES).filter((name) => name !== 'README.md')
  expect(pages.sort()).toEqual(ruleNames().map((name) => `${name}.md`))
})

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('the rule $name', ({ name, rule }) => {
  test('is named as its file and checks something', () => {
    expect(ruleNames()).toContain(name)
    expect(exportName(name)).toMatch(/^[a-z][A-Za-z0-9]*$/)
    expect(rule.check ?? rule.together).toBeTypeOf('function')
  })

  test('has a title in both languages', () => {
    expect(rule.title.zh).toMatch(/\p{Script=Han}/u)
    expect(rule.title.en).toMatch(/[a-z]{3}/)
    expect(rule.title.en).not.toMatch(/\p{Script=Han}/u)
    expect(`${rule.title.zh}${rule.title.en}`).not.toMatch(/待写|to be written/u)
  })

  test('has a page in both languages that names it', () => {
    const path = join(PAGES, `${name}.md`)
    expect(existsSync(path), path).toBe(true)
    const page = readFileSync(path, 'utf8')
    expect(page.split('\n')[0]).toBe(`# ${name}`)
    expect(page).toMatch(/\p{Script=Han}{4}/u)
    expect(page).toMatch(/(?:[A-Za-z]+[ ,.]+){5}/u)
    expect(page).not.toMatch(/待写|To be written/u)
  })

  test('has cases that it accepts and cases that it rejects', () => {
    const own = sources.filter(
      (source) => source.includes(`rules/${name}.js'`) || source.includes(`describe('${name}'`),
    )
    expect(own.length, `tests of ${name} in tests/checks/*.test.ts`).toBeGreaterThan(0)
    const cases = own.map((source) => casesOf(source, name)).join('\n')
    expect(cases).toMatch(/accept|holds|within-rounding|toEqual\(\[\]\)|, (?:0|\[\])\]/u)
    expect(cases).toMatch(/reject|inconsistent|error|warning|toEqual\(\[['"`]|toHaveLength\([1-9]|, [1-9]\]/u)
  })
})

/** The group named after the rule, or the rows of tables that name it and the lines that follow each. */
function casesOf(source: string, name: string): string {
  const group = source.split(/^describe\(/mu).find((text) => text.startsWith(`'${name}'`))
  if (group !== undefined) return group
  const rows = source.split('\n')
  return rows.flatMap((row, at) => (row.includes(exportName(name)) ? rows.slice(at, at + 4) : [])).join('\n')
}
