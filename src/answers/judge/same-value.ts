import { Decimal } from '../../core/decimal.js'
import { describeUnit } from '../../core/unit.js'
import type { GoldFigure } from './gold-question.js'

/**
 * Whether a figure is what was expected, whatever unit of the same dimension each is in: the figure must round to the
 * display of the gold value (40.28 万元 accepts 402804.00 元, 402804.00 元 accepts only itself). Counts are equal or not.
 *
 * @param slack widens the display, in the unit of the gold value
 */
export function isGold(gold: GoldFigure, figure: { value: string; unit: string }, slack: Decimal | null): boolean {
  const forms = [gold, ...gold.alternatives, ...gold.also_ok].map((form) =>
    typeof form === 'string' ? { value: form, unit: gold.unit } : { value: form.value, unit: form.unit ?? gold.unit },
  )
  const unsigned = gold.cmp === '减少' || gold.cmp === '下降'
  return forms.some((form) => {
    const wanted = describeUnit(form.unit)
    const own = describeUnit(figure.unit)
    if (family(wanted.dimension) !== family(own.dimension)) return false
    const plain = form.value.replaceAll(',', '')
    const want = new Decimal(plain).times(wanted.factor)
    const have = new Decimal(figure.value).times(own.factor)
    const display = family(wanted.dimension) === 'count' && !wanted.measured ? new Decimal(0) : halfUnit(plain)
    const room = (slack?.gt(display) ? slack : display).times(wanted.factor)
    const apart = unsigned ? want.abs().minus(have.abs()) : want.minus(have)
    return apart.abs().lte(room)
  })
}

/** A question may leave out what is counted, so bare numbers and counts are compared by value. */
const family = (dimension: string): string => (dimension === 'plain' ? 'count' : dimension)

function halfUnit(value: string): Decimal {
  const decimals = value.split('.')[1]?.length ?? 0
  return new Decimal(10).pow(-decimals).div(2)
}
