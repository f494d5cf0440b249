import type { Library } from '../library/types.js'
import { documentName } from '../reports/check-words.js'
import type { Choice, CompletionRequest } from './port.js'
import type { ChannelSetup } from './setup.js'

/** Documents whose items are offered; what is typed is answered within a moment. */
const MOST_DOCUMENTS = 200

/** Offers documents and items while they are typed. */
export function createCompletion({ desk, surface: { limits } }: Pick<ChannelSetup, 'desk' | 'surface'>) {
  let held: { generation: number; items: string[] } | null = null
  const items = (library: Library): string[] => {
    if (held?.generation !== library.generation) held = { generation: library.generation, items: itemsOf(library) }
    return held.items
  }
  return ({ field, typed, language }: CompletionRequest): Choice[] => {
    const library = desk.library()
    const wanted = typed.trim().toLowerCase()
    const all: Choice[] =
      field === 'item'
        ? items(library).map((name) => ({ label: name, value: name }))
        : library.documents().map((record) => ({
            label: documentName({ ...record, stage: record.kind }, language),
            value: record.id,
          }))
    const fitting = all.filter(({ label, value }) => `${label}\n${value}`.toLowerCase().includes(wanted))
    const starts = (choice: Choice): number => (choice.label.toLowerCase().startsWith(wanted) ? 0 : 1)
    return fitting
      .sort((a, b) => starts(a) - starts(b))
      .filter(({ label, value }) => Math.max(label.length, value.length) <= limits.choiceLength)
      .slice(0, limits.choices)
  }
}

/** Names of items, those that most documents have first. */
function itemsOf(library: Library): string[] {
  const counts = new Map<string, number>()
  for (const { id } of library.documents().slice(0, MOST_DOCUMENTS)) {
    const names = new Set(library.facts(id).flatMap(({ key }) => key.item?.name ?? []))
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name)
}
