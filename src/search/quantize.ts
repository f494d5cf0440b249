/**
 * Vectors as they are stored: eight bits a number and one scale a vector, a quarter of the size at an error far below what
 * separates two passages. Layout of a document's bytes: all scales (float32, little endian), then all rows (int8).
 */
export interface QuantizedVectors {
  count: number
  dimension: number
  scales: Float32Array
  rows: Int8Array
}

const SCALE_BYTES = Float32Array.BYTES_PER_ELEMENT
const LARGEST = 127

export function encodeVectors(vectors: readonly Float32Array[], dimension: number): Uint8Array {
  const scales = new Float32Array(vectors.length)
  const rows = new Int8Array(vectors.length * dimension)
  vectors.forEach((vector, i) => {
    let largest = 0
    for (const value of vector) largest = Math.max(largest, Math.abs(value))
    const scale = Math.fround(largest / LARGEST)
    scales[i] = scale
    if (scale > 0) for (let k = 0; k < dimension; k++) rows[i * dimension + k] = Math.round((vector[k] ?? 0) / scale)
  })
  const bytes = new Uint8Array(scales.byteLength + rows.byteLength)
  const view = new DataView(bytes.buffer)
  scales.forEach((scale, i) => {
    view.setFloat32(i * SCALE_BYTES, scale, true)
  })
  bytes.set(new Uint8Array(rows.buffer), scales.byteLength)
  return bytes
}

export function decodeVectors(bytes: Uint8Array, dimension: number): QuantizedVectors {
  const count = Math.floor(bytes.byteLength / (SCALE_BYTES + dimension))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const scales = Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * SCALE_BYTES, true))
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + count * SCALE_BYTES, count * dimension)
  return { count, dimension, scales, rows }
}

/** A question's vector without its zeroes: a question has few words, so most of its numbers are zero. */
export interface SparseVector {
  places: Int32Array
  values: Float32Array
}

export function withoutZeroes(vector: Float32Array): SparseVector {
  const places = Int32Array.from([...vector.keys()].filter((k) => vector[k] !== 0))
  return { places, values: Float32Array.from(places, (k) => vector[k] ?? 0) }
}

/** Inner product of a vector with row `i`: the cosine, as both have length 1. */
export function similarity(query: SparseVector, vectors: QuantizedVectors, i: number): number {
  const { dimension, rows } = vectors
  const { places, values } = query
  const from = i * dimension
  let sum = 0
  for (let k = 0; k < places.length; k++) sum += (values[k] ?? 0) * (rows[from + (places[k] ?? 0)] ?? 0)
  return sum * (vectors.scales[i] ?? 0)
}

/** Row `i` as numbers again. */
export function dequantize(vectors: QuantizedVectors, i: number): number[] {
  const scale = vectors.scales[i] ?? 0
  const from = i * vectors.dimension
  return Array.from(vectors.rows.subarray(from, from + vectors.dimension), (value) => value * scale)
}
