/**
 * Names in the order of their nearness to what was typed, for telling a person what there is instead. `farthest` leaves
 * out names that would take more changes of single characters.
 */
export function nearestNames(
  names: readonly string[],
  typed: string,
  farthest: number = Number.POSITIVE_INFINITY,
): string[] {
  const wanted = typed.toLowerCase()
  return names
    .map((name) => ({ name, far: distanceTo(name.toLowerCase(), wanted) }))
    .filter(({ far }) => far <= farthest)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

/** Part of a name counts as near: people type `weinan` for `weinan-2024-budget`. */
function distanceTo(name: string, typed: string): number {
  return typed !== '' && name.includes(typed)
    ? 0
    : editDistance(name.slice(0, MAX_COMPARED), typed.slice(0, MAX_COMPARED))
}

const MAX_COMPARED = 120

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[b.length] ?? 0
}
