import { TieoutError } from '../../core/errors.js'

/** Instructions of the model in one language: a Markdown file of `prompts/` with a version. */
export interface Prompt {
  version: string
  /** Fills every variable in. */
  fill(values: Readonly<Record<PromptVariable, string>>): string
}

const VARIABLES = ['documents', 'limits', 'organization'] as const
export type PromptVariable = (typeof VARIABLES)[number]

const HEAD = /^<!-- version: ([\w.-]{1,20}) -->\n/
const VARIABLE = /\{\{ ?([a-z]{1,40}) ?\}\}/g

/**
 * Reads a prompt file: a comment with the version, then text with `{{variables}}`.
 *
 * @throws TieoutError `configuration` when the version is missing, or a variable is unknown or not used.
 */
export function readPrompt(name: string, content: string): Prompt {
  const text = content.replaceAll('\r\n', '\n')
  const version = HEAD.exec(text)?.[1]
  const used = new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))
  const wrong = [...VARIABLES.filter((one) => !used.has(one)), ...[...used].filter((one) => !isVariable(one))]
  if (version === undefined || wrong.length > 0)
    throw new TieoutError('configuration', `提示词 ${name} 不完整。 The prompt ${name} is not complete.`, {
      hint: `${version === undefined ? 'version ' : ''}${wrong.join(' ')}`.trim(),
    })
  const body = text.replace(HEAD, '')
  return {
    version,
    fill: (values) => body.replace(VARIABLE, (_whole, one: string) => (isVariable(one) ? values[one] : '')),
  }
}

function isVariable(name: string): name is PromptVariable {
  return VARIABLES.some((one) => one === name)
}
