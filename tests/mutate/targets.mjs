/** Where a change can be planted: figures of tables and amounts of the prose, each with its exact place in the source lines. */

const NUMBER = /-?\d[\d,，]*(?:\.\d+)?/gu

/** Start of the nth whole occurrence of a number's text in a line, or -1: 4.50 is not found in 14.50. */
export function findNumber(line, text, nth) {
  let from = 0
  let left = nth
  for (;;) {
    const at = line.indexOf(text, from)
    if (at === -1) return -1
    const before = line[at - 1] ?? ' '
    const after = line[at + text.length] ?? ' '
    if (
      !/[\d.,，]/u.test(before) &&
      !/[\d]/u.test(after) &&
      !(after === '.' && /\d/u.test(line[at + text.length + 1] ?? ''))
    ) {
      if (left === 0) return at
      left -= 1
    }
    from = at + 1
  }
}

/** Figures of tables that stand in a column of figures. */
function cellTargets(parsed) {
  return parsed.tables.flatMap((table) =>
    table.rows.flatMap((row, index) => {
      const before = new Map()
      return row.cells.flatMap((cell) => {
        const seen = before.get(`${cell.line} ${cell.text}`) ?? 0
        before.set(`${cell.line} ${cell.text}`, seen + 1)
        if (cell.column === null || cell.value === null || cell.bound !== null) return []
        const column = table.columns[cell.column]
        if (column?.role !== 'figure') return []
        // Lanes of one source line are rows of their own: figures of the lanes before it count too.
        const earlier = table.rows
          .slice(0, index)
          .filter((other) => other.line === row.line)
          .flatMap((other) => other.cells)
        const nth = seen + earlier.filter((other) => other.line === cell.line && other.text === cell.text).length
        const line = parsed.sourceLines[cell.line - 1] ?? ''
        const text = cell.text.trim().replace(/%$/u, '')
        const start = findNumber(line, text, nth)
        if (start === -1) return []
        const unit = cell.unit ?? column.unit ?? table.unit
        return [
          {
            origin: 'cell',
            id: `${table.id}:r${index}:c${cell.column}`,
            table: table.id,
            row: index,
            column: cell.column,
            line: cell.line,
            start,
            text,
            value: cell.value,
            decimals: cell.decimals,
            unit,
          },
        ]
      })
    }),
  )
}

/** Amounts, changes and percents of the prose whose digits stand once in their line, or in the order of the claims. */
function claimTargets(parsed) {
  const before = new Map()
  return parsed.facts.facts.flatMap((fact) => {
    if (fact.origin !== 'claim' || fact.bound !== null || !/元$|%$/u.test(fact.unit)) return []
    const written = [...fact.source.text.matchAll(NUMBER)].at(-1)?.[0]
    if (written === undefined || fact.source.line === null) return []
    const key = `${fact.source.line} ${written} ${fact.source.text}`
    if (before.has(key)) return []
    before.set(key, true)
    const line = parsed.sourceLines[fact.source.line - 1] ?? ''
    const start = findNumber(line, written, 0)
    if (start === -1 || findNumber(line, written, 1) !== -1) return []
    return [
      {
        origin: 'claim',
        id: fact.id,
        table: null,
        row: null,
        column: null,
        line: fact.source.line,
        start,
        text: written,
        value: fact.value,
        decimals: fact.decimals,
        unit: fact.unit,
      },
    ]
  })
}

export const targetsOf = (parsed) => [...cellTargets(parsed), ...claimTargets(parsed)]
