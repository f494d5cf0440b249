import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const variables = [...new Set(read('src/app/config.ts').match(/\b(?:TIEOUT|OPENAI)_[A-Z_]+\b|\b(?:NO|FORCE)_COLOR\b/g))]

describe('every variable that is read', () => {
  it('is more than a few', () => expect(variables.length).toBeGreaterThan(20))
  it.each(['.env.example', 'README.md', 'README.zh-CN.md'])('is told in %s', (name) => {
    const told = read(name)
    expect(variables.filter((variable) => !told.includes(variable))).toEqual([])
  })
})
