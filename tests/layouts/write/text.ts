import { formLines, type Layout } from '../../checks/generated/layout.js'
import type { Content } from '../content.js'

/** The content as text: every part a paragraph, tables as the layout writes them. */
export function writeText(content: Content, layout: Layout): Uint8Array {
  const lines = content.parts.flatMap((part) => {
    if (part.kind !== 'form') return [part.text, '']
    return formLines(part.form, { layout, wrapped: false, pageBreaks: false, unitLine: 'own' })
  })
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}
