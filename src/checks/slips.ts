const DIGITS = [...'0123456789']

/**
 * Every number from which a printed one comes by one slip of the hand: a digit changed, left out or typed twice over, two
 * neighbours exchanged, the decimal point or the sign. Decimal strings with the printed number's digits behind the point.
 */
export function slipsOf(value: string, decimals: number): string[] {
  const isNegative = value.startsWith('-')
  const [whole = '', fraction = ''] = value.replace('-', '').split('.')
  const places = Math.max(0, decimals)
  const digits = whole + fraction.slice(0, places).padEnd(places, '0')
  const found = new Set<string>()
  const keep = (some: string): void => {
    const padded = some.padStart(places + 1, '0')
    const plain = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, '')
    const number = places === 0 ? plain : `${plain}.${padded.slice(padded.length - places)}`
    found.add(isNegative ? `-${number}` : number)
  }
  for (let at = 0; at < digits.length; at += 1) {
    const [before, here, after] = [digits.slice(0, at), digits.slice(at, at + 1), digits.slice(at + 1)]
    for (const digit of DIGITS) if (digit !== here) keep(before + digit + after)
    if (digits.length > 1) keep(before + after)
    if (after !== '') keep(before + after.slice(0, 1) + here + after.slice(1))
  }
  for (let at = 0; at <= digits.length; at += 1)
    for (const digit of DIGITS) keep(digits.slice(0, at) + digit + digits.slice(at))
  for (const shifted of [`${digits}0`, `${digits}00`, digits.slice(0, -1), digits.slice(0, -2)])
    if (shifted !== '') keep(shifted)
  const printed = places === 0 ? whole : `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`
  found.delete(isNegative ? `-${printed}` : printed)
  found.add(isNegative ? printed : `-${printed}`)
  return [...found]
}
