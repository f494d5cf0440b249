/** A text object, or anything that holds some. */
type Shown = Record<string, unknown>

const MARKS = /[<>]|&(?!(?:amp|lt|gt);)/

/** What Slack would refuse or read as mark-up in a message or a form; null when nothing. */
export function unfit(body: Shown): string | null {
  const blocks = (body.blocks ?? (body.view as Shown | undefined)?.blocks ?? []) as Shown[]
  if (blocks.length > 50) return 'too many blocks'
  const text = typeof body.text === 'string' ? body.text : ''
  if (text.length > 4000) return 'msg_too_long'
  if (MARKS.test(text)) return 'text is read as mark-up'
  const isMessage = 'blocks' in body
  if (isMessage && ['link_names', 'unfurl_links', 'unfurl_media'].some((name) => String(body[name]) !== 'false'))
    return 'names and links come alive'
  for (const block of blocks) {
    const problem = unfitBlock(block)
    if (problem !== null) return `invalid_blocks: ${problem}`
  }
  return null
}

function unfitBlock(block: Shown): string | null {
  const fields = (block.fields ?? []) as Shown[]
  const elements = (block.elements ?? []) as Shown[]
  if (block.type === 'section') {
    if (block.text === undefined && fields.length === 0) return 'empty section'
    if (fields.length > 10) return 'more than 10 fields'
    return textsOf(
      block.text === undefined ? fields : [block.text as Shown, ...fields],
      fields.length > 0 ? 2000 : 3000,
    )
  }
  if (block.type === 'actions') {
    if (elements.length === 0 || elements.length > 25) return 'number of elements'
    const ids = elements.map(({ action_id: id }) => String(id))
    if (new Set(ids).size < ids.length || ids.some((id) => id.length > 255)) return 'action_id'
    if (elements.some(({ value }) => typeof value !== 'string' || value === '' || value.length > 2000)) return 'value'
    return textsOf(
      elements.map(({ text }) => text as Shown),
      75,
    )
  }
  if (block.type === 'input') return textsOf([block.label as Shown], 2000)
  return `block ${String(block.type)}`
}

function textsOf(texts: readonly Shown[], most: number): string | null {
  for (const { type, text, emoji } of texts) {
    if (type !== 'plain_text' || emoji !== false) return 'mark-up would work'
    if (typeof text !== 'string' || text === '' || text.length > most) return 'length of a text'
    if (MARKS.test(text)) return 'text is not escaped'
  }
  return null
}
