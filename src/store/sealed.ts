import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { corrupt } from './sqlite-errors.js'

/**
 * SQLite does not notice a changed byte inside a value, and a changed digit would be a wrong figure with a proof. So every
 * stored value carries the hash of its bytes and is checked when it is read.
 */
const DIGEST_BYTES = 16

function seal(body: Uint8Array): Buffer {
  return Buffer.concat([digest(body), body])
}

/** The body of a sealed value. `place` names the index in the error. */
function unseal(sealed: Uint8Array, place: string): Buffer {
  const buffer = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const body = buffer.subarray(DIGEST_BYTES)
  if (!digest(body).equals(buffer.subarray(0, DIGEST_BYTES))) throw corrupt(place)
  return body
}

/** JSON, sealed; `compress` for large values, whose repeated keys shrink to a tenth. */
export function sealJson(value: unknown, compress: boolean): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  return seal(compress ? deflateRawSync(json, { level: 3 }) : json)
}

export function unsealJson(sealed: Uint8Array, compressed: boolean, place: string): unknown {
  const body = unseal(sealed, place)
  return JSON.parse((compressed ? inflateRawSync(body) : body).toString('utf8'))
}

function digest(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest().subarray(0, DIGEST_BYTES)
}
