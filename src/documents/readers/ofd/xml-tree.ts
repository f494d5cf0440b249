import { load } from 'cheerio'
import { TieoutError } from '../../../core/errors.js'
import { isClosed } from './closed-markup.js'

/** An element of XML by its local name: prefixes differ between writers. */
export interface XmlNode {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  /** Text directly inside, markup left out. */
  text: string
}

/** Deeper than anything writes: such a file is not read in part. */
const MAX_DEPTH = 200

/** Parses one XML file of a package; null where it is none or damaged. Throws TieoutError `bad-input` for a DTD, whose entities could grow without bound. */
export function parseXml(bytes: Uint8Array): XmlNode | null {
  const text = decode(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new TieoutError('bad-input', 'XML 含 DTD，不予读取。The XML holds a DTD, which is not read.', {
      hint: '请取正常导出的版本。 Fetch a version exported as usual.',
    })
  // The parser closes what was left open, and so would move what follows into another object.
  if (!isClosed(text)) return null
  const top = load(text, { xml: true })
    .root()
    .toArray()
    .flatMap((root) => ('children' in root ? root.children : []))
  try {
    return childrenOf(top, 0).at(0) ?? null
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}

class TooDeep extends Error {}

/** The declaration names the encoding; a damaged character becomes U+FFFD, which no figure and no word can hold. */
function decode(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const named = /^[^>]{0,120}encoding=["'](gb[\w-]{2,8})["']/i.exec(start)
  if (start.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes)
  if (start.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder(named === null ? 'utf-8' : 'gb18030').decode(bytes)
}

type Child = ReturnType<ReturnType<typeof load>['root']>['0']['children'][number]

function childrenOf(nodes: readonly Child[], depth: number): XmlNode[] {
  if (depth > MAX_DEPTH) throw new TooDeep()
  return nodes.flatMap((node) => {
    if (!('name' in node) || !('attribs' in node)) return []
    return [
      {
        name: localName(node.name),
        attributes: node.attribs,
        children: childrenOf(node.children, depth + 1),
        text: textOf(node.children),
      },
    ]
  })
}

/** Text directly inside; a section of plain text (CDATA) is text, too. */
function textOf(nodes: readonly Child[]): string {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text' && 'data' in node) text += node.data
    else if (node.type === 'cdata' && 'children' in node) text += textOf(node.children)
  }
  return text
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

export const childrenNamed = (node: XmlNode | null | undefined, name: string): XmlNode[] =>
  (node?.children ?? []).filter((child) => child.name === name)

export const childNamed = (node: XmlNode | null | undefined, name: string): XmlNode | null =>
  childrenNamed(node, name)[0] ?? null

/** Numbers of a list in an attribute or a text (`0 0 210 297`), or null where there are not as many or one is no number. */
export function numbersOf(text: string | undefined, count: number): number[] | null {
  const numbers = (text ?? '').trim().split(/\s+/).map(Number)
  return text !== undefined && numbers.length === count && numbers.every(Number.isFinite) ? numbers : null
}
