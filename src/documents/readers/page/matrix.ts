/** Affine transformation [a b c d e f] as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** `inner` applied first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ]
}

export const translate = (matrix: Matrix, x: number, y: number): Matrix => multiply(matrix, [1, 0, 0, 1, x, y])

export function applyTo(matrix: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] }
}

/** Reads six numbers from whatever list the operators carry, or null where there are not six. */
export function matrixOf(values: unknown): Matrix | null {
  if (!(Array.isArray(values) || values instanceof Float32Array) || values.length < 6) return null
  const [a, b, c, d, e, f]: unknown[] = values instanceof Float32Array ? [...values] : values
  const matrix: Matrix = [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)]
  return matrix.every(Number.isFinite) ? matrix : null
}
