/** A whole figure as forms print it: with or without separators, decimals, sign, brackets, percent; or a dash for none. */
const WHOLE = /^(?:[-－−+△▲(（]{0,2}(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[%％)）]{0,2}|[-－—–]{1,2})$/

export const isFigure = (text: string): boolean => WHOLE.test(text)

/** Number of decimals of a figure, or null where the text is none. A dash has those of any other. */
export function decimalsOf(text: string): number | null {
  if (!isFigure(text) || !/\d/.test(text)) return null
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0
}
