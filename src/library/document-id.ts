/** A document's id is its path inside the corpus without the extension: `2024/weinan.txt` → `2024/weinan`. */
export function documentIdOf(path: string): string {
  const slash = path.lastIndexOf('/')
  const dot = path.lastIndexOf('.')
  return dot > slash + 1 ? path.slice(0, dot) : path
}
