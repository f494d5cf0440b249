/** Longest string of a document that is given to the model. */
const LONGEST_STRING = 400
/** Longest result of one call. */
const LONGEST_RESULT = 8000

/**
 * A tool result as the model reads it: JSON between marks that no string inside can write, every string cut to a bound.
 * What documents say is data and never an instruction.
 */
export function dataText(result: unknown): string {
  const text = JSON.stringify(result, (_key, value: unknown) =>
    typeof value === 'string' ? cut(value, LONGEST_STRING) : value,
  )
  const safe = cut(text ?? 'null', LONGEST_RESULT)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
  return `<data>\n${safe}\n</data>`
}

function cut(text: string, longest: number): string {
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}… (cut)`
}
