import { CalculationFailure } from './failure.js'

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9' && letter.length === 1

/**
 * Decides which commas of an expression group thousands (1,000) and which separate arguments. Outside a function every
 * comma groups. Inside one, a comma before three digits could be either: share(1,487.40, 2,371.40) is settled by the
 * number of arguments, sum(1,000, 2,000) by its blanks, and sum(100,200) is refused.
 */
export function groupingCommas(text: string, arityOf: (name: string) => number | null): Set<number> {
  const grouping = new Set<number>()
  const calls: { name: string | null; commas: number[] }[] = [{ name: null, commas: [] }]
  const settle = () => {
    const call = calls.pop()
    if (call === undefined) return
    const kept =
      call.name === null
        ? call.commas.filter((at) => isGroup(text, at))
        : settleCall(text, call.commas, arityOf(call.name))
    for (const at of kept) grouping.add(at)
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '(' || letter === '[') calls.push({ name: letter === '(' ? nameBefore(text, at) : null, commas: [] })
    else if ((letter === ')' || letter === ']') && calls.length > 1) settle()
    else if (letter === ',') calls.at(-1)?.commas.push(at)
  }
  while (calls.length > 0) settle()
  return grouping
}

function settleCall(text: string, commas: number[], arity: number | null): number[] {
  const zeros = commas.filter((at) => isGroup(text, at) && text.charAt(at + 1) === '0')
  const open = commas.filter((at) => isGroup(text, at) && text.charAt(at + 1) !== '0')
  const sure = commas.filter((at) => !isGroup(text, at))
  if (open.length === 0) return zeros
  if (arity !== null && sure.length === arity - 1) return [...zeros, ...open]
  if (arity !== null && sure.length + open.length === arity - 1) return zeros
  if (arity === null && sure.length > 0 && sure.every((at) => text.charAt(at + 1) === ' ')) return [...zeros, ...open]
  throw new CalculationFailure(
    'ambiguous-separator',
    '逗号既可能是千位分隔，也可能分开参数：请在参数之间加空格或分号，例如 sum(1000; 2000)',
    'A comma may group thousands or separate arguments: put a blank or a semicolon between arguments, as in sum(1000; 2000)',
  )
}

/** True for a comma between 1 to 3 digits (or a longer grouped number) and exactly three digits. */
function isGroup(text: string, at: number): boolean {
  if (![1, 2, 3].every((step) => isDigit(text.charAt(at + step))) || isDigit(text.charAt(at + 4))) return false
  let digits = 0
  while (digits < 4 && isDigit(text.charAt(at - 1 - digits))) digits += 1
  const before = text.charAt(at - 1 - digits)
  return digits > 0 && digits < 4 && before !== '.' && !/[A-Za-z_]/u.test(before)
}

function nameBefore(text: string, at: number): string | null {
  const end = text.charAt(at - 1) === ' ' ? at - 1 : at
  return /[A-Za-z_]{1,20}$/u.exec(text.slice(Math.max(0, end - 20), end))?.[0].toLowerCase() ?? null
}
