import { Decimal as Base } from 'decimal.js'

/**
 * The one decimal type of the program: 28 significant digits, half up, never an exponent in text.
 * Money and percentages are held in this type or as plain decimal strings, never in a `number`.
 */
export const Decimal = Base.clone({ precision: 28, rounding: Base.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
export type Decimal = Base
