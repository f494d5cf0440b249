/** The file that a path leads into (`2024.zip` of `2024.zip/预算.pdf`), where one of these files is on its way; else null. */
export function archiveOf(path: string, files: ReadonlySet<string>): string | null {
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    if (files.has(path.slice(0, slash))) return path.slice(0, slash)
  return null
}
