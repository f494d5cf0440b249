import type { IndexedItem, ItemIndex } from '../../facts/item-index.js'
import type { Meaning } from './meaning.js'
import type { OrganizationSpan } from './organizations.js'
import type { Candidate } from './segment.js'
import { LONGEST_SENSE_WORD, senseLexicon } from './senses.js'
import { chineseFillers, englishFillers, LONGEST_FILLER } from './words.js'

/** Item names, parts of names, words of the field, contexts and fillers, at every position. */
export function wordCandidates(
  text: string,
  index: ItemIndex,
  known: ReadonlySet<string>,
  spans: OrganizationSpan[],
): Candidate<Meaning>[] {
  const candidates: Candidate<Meaning>[] = []
  const longest = Math.max(index.longestName, LONGEST_SENSE_WORD, LONGEST_FILLER, LONGEST_KNOWN)
  for (let start = 0; start < text.length; start++) {
    if (text[start] === ' ') continue
    let part = 0
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
      const word = text.slice(start, end)
      if (splitsLatinWord(text, start, end)) continue
      const edged = /^[\s,、:]|[\s,、:]$/.test(word)
      const bare = word.replace(/[\s,、:]/g, '')
      const senses = senseLexicon.get(word)
      const isTotal = senses?.some((sense) => sense.type === 'total') ?? false
      const isSource = (senses?.some((sense) => sense.type === 'fund') ?? false) && isSpent(text, end)
      const items =
        !isTotal && !isSource && !edged && (word === bare || bare.length > 3) ? index.byName.get(bare) : undefined
      const length = end - start
      if (items !== undefined)
        candidates.push({
          start,
          end,
          weight: length * 11 + 2,
          meaning: { type: 'term', match: 'exact', items, corrected: null },
        })
      else if (!edged && known.has(bare))
        candidates.push({ start, end, weight: length * 11, meaning: { type: 'known', name: word } })
      // 一般公共服务支出 and 预算 before 一般公共服务 and 支出预算: an item keeps its last word.
      if (senses !== undefined)
        candidates.push({
          start,
          end,
          weight: isTotal && endsItem(text, start, index) ? length * 9 : length * 11 + (isTotal ? 0.5 : 1),
          meaning: { type: 'sense', senses },
        })
      if (isFiller(word))
        candidates.push({ start, end, weight: length === 1 ? 9 : length * 9 + 2, meaning: { type: 'filler' } })
      if (index.contexts.has(bare) && length >= 2)
        candidates.push({
          start,
          end,
          weight: isHeading(bare) ? length * 11 + 3 : length * 9,
          meaning: { type: 'context' },
        })
      if (length >= 2 && HAN_WORD.test(word) && /\p{Script=Han}/u.test(word) && index.haystack.includes(word))
        part = end
    }
    if (part > start) {
      for (let end = part; end >= start + 2; end--) {
        const word = text.slice(start, end)
        const items = itemsWith(word, index)
        if (items.length > 0)
          candidates.push({
            start,
            end,
            weight: isShortProject(items, start, end, spans) ? (end - start) * 12 : (end - start) * 9 - 8,
            meaning: { type: 'term', match: 'part', items, corrected: null },
          })
      }
    }
  }
  return candidates
}

/** 政府性基金拨款支出预算 is the spending out of a fund, not the line of income that has the fund's name. */
const isSpent = (text: string, end: number): boolean => /^(?:安排)?的?支出/.test(text.slice(end, end + 5))

/** 卫生健康支出合计: 支出 is the end of the item's own name, and no total of everything begins with it. */
function endsItem(text: string, start: number, index: ItemIndex): boolean {
  const end = start + 2
  if (!/^(?:支出|收入)/.test(text.slice(start, end))) return false
  for (let from = Math.max(0, end - index.longestName); from < start - 1; from++)
    if (index.byName.has(text.slice(from, end))) return true
  return false
}

/** 数量指标 is one heading of a sheet of targets, before 数量 and 指标. */
const isHeading = (word: string): boolean => /..指标$/.test(word)

/** Standard names are shorter than this. */
const LONGEST_KNOWN = 30

/** 热线专项经费: projects are called by the end of their long names; words of an organization's name are none. */
function isShortProject(items: IndexedItem[], start: number, end: number, spans: OrganizationSpan[]): boolean {
  return (
    end - start >= 5 &&
    items.every((item) => item.item.scheme === 'project') &&
    !spans.some((span) => span.start <= start && end <= span.end)
  )
}

const HAN_WORD = /^[\p{Script=Han}()a-z\d]+$/u

function isFiller(word: string): boolean {
  return chineseFillers.has(word) || englishFillers.has(word) || /^[,.?!;:，。？！；：、()\s~…-]$/.test(word)
}

function splitsLatinWord(text: string, start: number, end: number): boolean {
  const latin = (at: number): boolean => /[a-z]/.test(text[at] ?? '')
  return (latin(start) && latin(start - 1)) || (latin(end - 1) && latin(end))
}

function itemsWith(part: string, index: ItemIndex): IndexedItem[] {
  const found: IndexedItem[] = []
  for (const entry of index.items.values()) if (entry.names.some((name) => name.includes(part))) found.push(entry)
  return found
}
