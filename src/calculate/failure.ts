/** Why an expression has no value. Codes are part of the contract of `tieout calculate`. */
export type CalculationCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'unexpected'
  | 'unbalanced'
  | 'unknown-function'
  | 'unknown-reference'
  | 'unknown-unit'
  | 'wrong-arguments'
  | 'ambiguous-separator'
  | 'dimension-mismatch'
  | 'division-by-zero'
  | 'uncertain-base'
  | 'bad-digits'

export interface CalculationError {
  code: CalculationCode
  message: { zh: string; en: string }
}

/** Carries an error from the depth of an expression to `evaluate`, which returns it as a value. */
export class CalculationFailure extends Error {
  readonly error: CalculationError

  constructor(code: CalculationCode, zh: string, en: string) {
    super(en)
    this.name = 'CalculationFailure'
    this.error = { code, message: { zh, en } }
  }
}
