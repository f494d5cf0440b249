import type { Fund, Scheme } from '../../core/quantity.js'
import { nameKey } from '../clean-name.js'
import type { FormEntry, ItemEntry, Vocabulary } from './types.js'

/** A classification item of the vocabulary. */
export interface CodedItem {
  scheme: Scheme
  code: string
  name: string
}

/** The vocabulary turned round: from names and codes to what they mean. */
export interface Lookup {
  vocabulary: Vocabulary
  forms: FormEntry[]
  /** Standard name of a code, or null when the vocabulary does not have it. */
  nameOf(scheme: Scheme, code: string): string | null
  /** Classification items of this name or alias; several when the name is shared (行政运行, 住房公积金). */
  coded(name: string): CodedItem[]
  /** The form line of this name or alias, or null. */
  formItem(name: string): ItemEntry | null
  /** The line under which forms print the income of a fund (general: 一般公共预算拨款收入), or null. */
  fundLine(fund: Fund): ItemEntry | null
}

const built = new WeakMap<Vocabulary, Lookup>()

/** The lookup of a vocabulary, built once for each. */
export function lookupOf(vocabulary: Vocabulary): Lookup {
  const known = built.get(vocabulary)
  if (known !== undefined) return known
  const lookup = build(vocabulary)
  built.set(vocabulary, lookup)
  return lookup
}

function build(vocabulary: Vocabulary): Lookup {
  const names = new Map(vocabulary.codes.map((one) => [`${one.scheme} ${one.code}`, one.name]))
  const coded = new Map<string, CodedItem[]>()
  const formItems = new Map<string, ItemEntry>()
  const enter = (name: string, item: CodedItem): void => {
    const key = nameKey(name)
    const list = coded.get(key) ?? []
    if (!list.some((one) => one.scheme === item.scheme && one.code === item.code)) coded.set(key, [...list, item])
  }
  for (const { scheme, code, name } of vocabulary.codes) enter(name, { scheme, code, name })
  for (const entry of vocabulary.items) {
    const { scheme, code } = entry
    if (scheme !== null && code !== null) {
      const name = names.get(`${scheme} ${code}`) ?? entry.name
      for (const alias of entry.aliases) enter(alias, { scheme, code, name })
    } else if (scheme === 'form' || scheme === null) {
      for (const alias of [...entry.aliases, entry.name]) {
        const key = nameKey(alias)
        if (alias === entry.name || !formItems.has(key)) formItems.set(key, entry)
      }
    }
  }
  const keyOf = remember(nameKey)
  return {
    vocabulary,
    forms: vocabulary.forms,
    nameOf: (scheme, code) => names.get(`${scheme} ${code}`) ?? null,
    coded: (name) => coded.get(keyOf(name)) ?? [],
    formItem: (name) => formItems.get(keyOf(name)) ?? null,
    fundLine: (fund) =>
      vocabulary.items.find((one) => one.fund === fund && one.flow === 'income' && one.scheme === 'form') ?? null,
  }
}

/** Forms repeat the same few names: each is reduced once. The memory is dropped when it grows beyond what forms need. */
function remember(reduce: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    if (known.size > 20_000) known.clear()
    const key = reduce(name)
    known.set(name, key)
    return key
  }
}

/**
 * The one classification item that a name without a code means: the only one below the given code; without such a code the
 * only one of its schemes, else the only class (类). Null when several remain: which 行政运行 is meant cannot be known.
 */
export function chooseCoded(candidates: CodedItem[], schemes: Scheme[], above: string | null): CodedItem | null {
  const fitting = candidates.filter((one) => schemes.includes(one.scheme))
  const groups =
    above === null
      ? [fitting, fitting.filter((one) => one.code.length === 3)]
      : [fitting.filter((one) => one.code.length > above.length && one.code.startsWith(above))]
  for (const group of groups) {
    const [first, ...others] = group
    if (first !== undefined && others.length === 0) return first
  }
  return null
}
