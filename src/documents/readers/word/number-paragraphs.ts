import type { ListLabels, ListPlace } from './list-labels.js'

const PARAGRAPH = /<w:p(?: [^<>]*)?>\s{0,20}<w:pPr(?: [^<>]*)?>/g

/**
 * Writes the numbers that Word shows in front of paragraphs (第一部分, 一、, （一）) into the text of `word/document.xml`, where
 * they are kept as settings only: a heading is read by its number, and a form is named by the heading above it.
 */
export function numberParagraphs(xml: string, labels: ListLabels): string {
  const parts: string[] = []
  let done = 0
  for (const opening of xml.matchAll(PARAGRAPH)) {
    const start = opening.index + opening[0].length
    const end = xml.indexOf('</w:pPr>', start)
    if (end < 0) break
    // What was tracked as changed holds the settings as they were before.
    const changed = xml.indexOf('<w:pPrChange', start)
    const isChanged = changed >= 0 && changed < end
    const settings = xml.slice(start, isChanged ? changed : end)
    const place = placeOf(settings, labels)
    const label = place === null ? '' : labels.next(place)
    if (label === '') continue
    const last = isChanged ? xml.indexOf('</w:pPr>', xml.indexOf('</w:pPrChange>', changed)) : end
    if (last < 0) break
    const at = last + '</w:pPr>'.length
    parts.push(xml.slice(done, at), `<w:r><w:t xml:space="preserve">${escaped(spaced(label))}</w:t></w:r>`)
    done = at
  }
  return parts.length === 0 ? xml : parts.join('') + xml.slice(done)
}

function placeOf(settings: string, labels: ListLabels): ListPlace | null {
  const value = (name: string): string | null =>
    new RegExp(`<w:${name} w:val="([^"<>]{0,200})"`).exec(settings)?.[1] ?? null
  const style = value('pStyle')
  const styled = style === null ? null : labels.placeOfStyle(style)
  if (!settings.includes('<w:numPr>')) return styled
  const list = value('numId') ?? styled?.list ?? null
  if (list === null || list === '0') return null
  const level = value('ilvl')
  return { list, level: level !== null && /^\d$/.test(level) ? Number(level) : (styled?.level ?? 0) }
}

/** 一、 and （一） stand close to the words, 第一部分 and 1. apart. */
const spaced = (label: string): string => (/[、）)．]\s*$/.test(label) ? label.trimEnd() : `${label.trimEnd()} `)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
