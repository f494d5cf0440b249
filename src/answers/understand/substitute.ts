import type { SlotKind, Turn } from '../session.js'

/**
 * The question with other words in some of its places; '' leaves a place as it is. A place that the question does not
 * have is made: an organization at the front, a year or stage behind it, a unit at the end.
 */
export function substitute(turn: Turn, words: Partial<Record<SlotKind, string>>): string {
  const edits: { start: number; end: number; text: string }[] = []
  const latin = turn.language === 'en'
  const front = turn.slots.find((slot) => slot.kind === 'organization')?.end ?? 0
  for (const kind of ['organization', 'year', 'stage', 'subject'] as const) {
    const text = words[kind] ?? ''
    if (text === '') continue
    const [first, ...others] = turn.slots.filter((slot) => slot.kind === kind)
    if (kind === 'subject' && first !== undefined) {
      edits.push({ start: first.start, end: lastOfRun(turn, first.end), text })
      continue
    }
    if (first === undefined)
      edits.push({
        start: kind === 'organization' ? 0 : front,
        end: kind === 'organization' ? 0 : front,
        text: latin ? ` ${text} ` : text,
      })
    else edits.push({ start: first.start, end: first.end, text })
    for (const other of others) edits.push({ start: other.start, end: other.end, text: '' })
  }
  const unit = words.unit ?? ''
  if (unit !== '')
    for (const slot of turn.slots) if (slot.kind === 'unit') edits.push({ start: slot.start, end: slot.end, text: '' })
  let question = turn.question
  edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.start - a.start || b.order - a.order)
    .forEach((edit) => {
      question = question.slice(0, edit.start) + edit.text + question.slice(edit.end)
    })
  question = question.replace(/ {2,}/g, ' ').trim()
  return unit === '' ? question : inUnit(question, unit, latin)
}

/** Where the words of one item end: stretches that only 的 or a blank parts belong together. */
function lastOfRun(turn: Turn, from: number): number {
  let end = from
  for (const slot of turn.slots)
    if (slot.kind === 'subject' && slot.start >= end && /^[的\s]*$/.test(turn.question.slice(end, slot.start)))
      end = slot.end
  return end
}

function inUnit(question: string, unit: string, latin: boolean): string {
  const plain = question
    .replace(/[?？。.!！\s]+$/, '')
    .replace(/[,，]?\s*(?:换算成|换成|折合|折成|单位用|用|按|in)\s*$/, '')
  if (latin) return `${plain} in ${unit}`
  return /(?:多少|几)$/.test(plain) ? `${plain}${unit}` : `${plain}，换算成${unit}`
}
