/** What is used of a node of a parsed page, whatever library parsed it. */
export interface MarkupNode {
  type: string
  /** Element name in lower case. */
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: MarkupNode[]
}

/** Elements whose words belong to no document. */
const WITHOUT_WORDS = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'canvas',
  'select',
  'button',
  'textarea',
  'input',
  'nav',
  'aside',
  'footer',
  'head',
  'title',
  // What is struck out is not said any more.
  ...['s', 'strike', 'del'],
])
const LEFT_OUT_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu'])

/** False for nodes that are not shown, and for what stands around a document on its page. */
export function isShown(node: MarkupNode): boolean {
  if (node.type === 'comment' || node.type === 'directive' || node.type === 'cdata') return false
  if (node.name === undefined) return true
  const { hidden, style = '', role = '', title = '' } = node.attribs ?? {}
  if (WITHOUT_WORDS.has(node.name) || hidden !== undefined || LEFT_OUT_ROLES.has(role.toLowerCase())) return false
  // Headers and footers of pages, as LibreOffice and Word write them into a web page.
  if (node.name === 'div' && (/^(header|footer)$/i.test(title) || /mso-element\s*:\s*(header|footer)\b/i.test(style)))
    return false
  return !/display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(-line)?\s*:[^;]{0,40}line-through/i.test(style)
}

/** The words of a node as one line: line breaks of the markup are blanks, `<br>` and blocks inside part words. */
export function wordsOf(node: MarkupNode, except: (node: MarkupNode) => boolean = () => false): string {
  let words = ''
  const visit = (one: MarkupNode): void => {
    if (one.type === 'text') words += one.data ?? ''
    else if (isShown(one) && !except(one)) {
      if (one.name === 'br' || BLOCKS.has(one.name ?? '')) words += ' '
      for (const child of one.children ?? []) visit(child)
      if (BLOCKS.has(one.name ?? '')) words += ' '
    }
  }
  visit(node)
  return words.replace(/[\s\u00a0]+/g, ' ').trim()
}

/** Elements that begin a line of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ' +
    'ol p pre section table tbody td tfoot th thead tr ul caption'
  ).split(' '),
)

/** Elements of this name inside a node, itself left out; `until` stops the way down. */
export function descendants(
  node: MarkupNode,
  name: string,
  until: (node: MarkupNode) => boolean = () => false,
): MarkupNode[] {
  const found: MarkupNode[] = []
  const visit = (one: MarkupNode): void => {
    for (const child of one.children ?? []) {
      if (child.name === name) found.push(child)
      if (!until(child)) visit(child)
    }
  }
  visit(node)
  return found
}
