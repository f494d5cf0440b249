import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Prompt, readPrompt } from '../answers/agent/prompt.js'
import { PACKAGE_ROOT } from './package-files.js'

/** The prompts of the package. */
export function packagePrompts(): Readonly<Record<'zh' | 'en', Prompt>> {
  return { zh: promptOf('zh'), en: promptOf('en') }
}

function promptOf(language: 'zh' | 'en'): Prompt {
  const name = `agent.${language}.md`
  return readPrompt(name, readFileSync(join(PACKAGE_ROOT, 'prompts', name), 'utf8'))
}
