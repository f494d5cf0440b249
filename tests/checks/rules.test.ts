import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/checks/rules/registry.js'
import { exportName, indexText, PAGES, registryText, ruleNames } from '../tools/make-registry.mjs'

const REGISTRY = join(import.meta.dirname, '..', '..', 'src', 'checks', 'rules', 'registry.ts')

/** The test sources, cut at their outermost groups: what stands in `describe('name', …)`. */
const groups = new Map(
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) =>
      readFileSync(join(import.meta.dirname, name), 'utf8')
        .split(/^describe\(/mu)
        .slice(1),
    )
    .map((text) => [/^['"`]([^'"`]*)/u.exec(text)?.[1] ?? '', text] as const),
)

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

  test('has a title in both languages, without numbers', () => {
    expect(rule.title.zh).toMatch(/\p{Script=Han}/u)
    expect(rule.title.en).toMatch(/[a-z]{3}/)
    expect(rule.title.en).not.toMatch(/\p{Script=Han}/u)
    expect(`${rule.title.zh}${rule.title.en}`).not.toMatch(/\d|待写|to be written/u)
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
    const cases = groups.get(name)
    expect(cases, `describe('${name}', …) in tests/checks/*.test.ts`).toBeDefined()
    expect(cases).toMatch(/accept|holds|within-rounding|\[\]/u)
    expect(cases).toMatch(/reject|inconsistent|error|warning/u)
  })
})
