/** Formats without a reader: taken in so that a person is told the way out. */
export const FOREIGN_EXTENSIONS: readonly string[] = [
  ...['doc', 'dot', 'wps', 'wpt', 'et', 'ett', 'rtf', 'odt', 'ods', 'xlsb', 'mht', 'mhtml', 'ceb', 'caj'],
  ...['rar', '7z', 'dps', 'ppt', 'pptx'],
]

/**
 * Extensions of files that are taken in, without the dot; what each file is, its content says. Of files whose names differ by
 * extension only, the one that comes first here keeps the bare name as its document's id.
 */
export const SUPPORTED_EXTENSIONS: readonly string[] = [
  'txt',
  'md',
  'pdf',
  'ofd',
  'docx',
  'docm',
  'dotx',
  'dotm',
  'html',
  'htm',
  'xlsx',
  'xlsm',
  'xltx',
  'xltm',
  'xls',
  'xlt',
  'csv',
  'tsv',
  'zip',
  ...FOREIGN_EXTENSIONS,
]

/** Extension of a path in lower case without the dot; '' where it has none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}
