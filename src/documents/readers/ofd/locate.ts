import { parseXml, type XmlNode } from './xml-tree.js'

/** Entries of an opened package by name. */
export interface PackageEntries {
  /** Of all entries, read or not. */
  names: readonly string[]
  read(name: string): Uint8Array | null
}

/** An element of the package with the entry it was read from: locations inside are relative to that. */
export interface Located {
  path: string
  node: XmlNode
}

/**
 * Finds the XML of a package by its locations (ST_Loc) as writers really state them: from the root with a slash in front, from the folder of
 * the file that names them, or from the root without a slash; in letters of another case; with a folder for the page inside it.
 */
export class PackageXml {
  private readonly folded = new Map<string, string | null>()
  private readonly exact: ReadonlySet<string>
  private readonly kept = new Map<string, Located | null>()

  constructor(private readonly entries: PackageEntries) {
    this.exact = new Set(entries.names)
    for (const name of entries.names) {
      const key = name.toLowerCase()
      // Two names that differ by their case only are no guess.
      this.folded.set(key, this.folded.has(key) ? null : name)
    }
  }

  /** True where an entry's name answers to the pattern. */
  has(name: RegExp): boolean {
    return this.entries.names.some((one) => name.test(one))
  }

  /** The root element of the file at a location named in the file `from`; null where it is missing or no XML. */
  find(from: string, location: string | undefined): Located | null {
    const text = (location ?? '').trim().replaceAll('\\', '/')
    if (text === '') return null
    const paths = [...new Set([resolved(from, text), resolved('', text)])]
    for (const path of [...paths, ...paths.map((folder) => `${folder}/Content.xml`)]) {
      const name = this.nameOf(path)
      if (name === null) continue
      const bytes = this.entries.read(name)
      if (bytes === null) continue
      const node = parseXml(bytes)
      return node === null ? null : { path: name, node }
    }
    return null
  }

  /** The same for what several pages share: parsed once. */
  findShared(from: string, location: string | undefined): Located | null {
    const key = `${from}\n${location ?? ''}`
    const kept = this.kept.get(key)
    if (kept !== undefined) return kept
    const found = this.find(from, location)
    this.kept.set(key, found)
    return found
  }

  private nameOf(path: string): string | null {
    return this.exact.has(path) ? path : (this.folded.get(path.toLowerCase()) ?? null)
  }
}

function resolved(from: string, location: string): string {
  const parts = location.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of location.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
