import { Decimal } from 'decimal.js'

/** Kinds of mistakes that are planted. */
export const KINDS = ['digit', 'swap', 'ten', 'exchange', 'unit', 'sign']

/** A change below this many units of the last digit may be what rounding explains. */
const LEAST_UNITS = 100

/** Writes a value as the printed number was written: separators and digits after the point. */
function writeLike(value, text, decimals) {
  const plain = new Decimal(value).abs().toFixed(decimals)
  const [whole, fraction] = plain.split('.')
  const grouped = /[,，]/u.test(text) ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole
  return `${new Decimal(value).isNegative() ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

const farEnough = (target, value) =>
  new Decimal(value).minus(target.value).abs().gte(new Decimal(10).pow(-target.decimals).times(LEAST_UNITS))

/** Replaces the number of a target in the lines. */
function replaced(lines, target, text) {
  const line = lines[target.line - 1]
  const next = [...lines]
  next[target.line - 1] = line.slice(0, target.start) + text + line.slice(target.start + target.text.length)
  return next
}

function digits(target, random, pick) {
  const plain = target.text
  const places = [...plain].flatMap((letter, at) => (/\d/u.test(letter) ? [at] : []))
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const text = pick(plain, places, random)
    if (text === null || text === plain) continue
    const value = text.replace(/[,，]/gu, '').replace(/^[△▲－]/u, '-')
    if (/^0\d/u.test(value.replace('-', ''))) continue
    if (farEnough(target, value)) return { text, value }
  }
  return null
}

const oneDigit = (plain, places, random) => {
  const at = places[Math.floor(random() * places.length)]
  const digit = String(Math.floor(random() * 10))
  return plain.slice(0, at) + digit + plain.slice(at + 1)
}

const twoDigits = (plain, places, random) => {
  const first = Math.floor(random() * (places.length - 1))
  const [a, b] = [places[first], places[first + 1]]
  if (a === undefined || b === undefined || plain[a] === plain[b]) return null
  const letters = [...plain]
  ;[letters[a], letters[b]] = [letters[b], letters[a]]
  return letters.join('')
}

/**
 * Plants one mistake of a kind at a target. Gives the changed lines and the places that were changed, or null where this
 * kind does not fit.
 *
 * @param {string} kind @param {string[]} lines @param {object} target @param {object[]} all @param {() => number} random
 */
export function plant(kind, lines, target, all, random) {
  const negative = target.value.startsWith('-')
  switch (kind) {
    case 'digit':
    case 'swap': {
      const made = digits(target, random, kind === 'digit' ? oneDigit : twoDigits)
      return made === null ? null : { lines: replaced(lines, target, made.text), changed: [target] }
    }
    case 'ten': {
      const value = new Decimal(target.value).times(10)
      if (!farEnough(target, value)) return null
      return { lines: replaced(lines, target, writeLike(value, target.text, target.decimals)), changed: [target] }
    }
    case 'exchange': {
      if (target.origin !== 'cell') return null
      const others = all.filter(
        (one) =>
          one.table === target.table &&
          one.unit === target.unit &&
          (one.row === target.row) !== (one.column === target.column) &&
          one.line !== target.line &&
          farEnough(target, one.value),
      )
      const other = others[Math.floor(random() * others.length)]
      if (other === undefined) return null
      return { lines: replaced(replaced(lines, target, other.text), other, target.text), changed: [target, other] }
    }
    case 'unit': {
      if (target.origin !== 'claim' || !farEnough(target, 0)) return null
      const line = lines[target.line - 1]
      const end = target.start + target.text.length
      const rest = line.slice(end)
      const other = rest.startsWith('万元') ? rest.slice(1) : rest.startsWith('元') ? `万${rest}` : null
      if (other === null) return null
      const next = [...lines]
      next[target.line - 1] = line.slice(0, end) + other
      return { lines: next, changed: [target] }
    }
    case 'sign': {
      if (target.origin !== 'cell' || negative || !farEnough(target, new Decimal(target.value).neg())) return null
      return { lines: replaced(lines, target, `-${target.text}`), changed: [target] }
    }
    default:
      return null
  }
}
