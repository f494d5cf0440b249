import { describe, expect, it } from 'vitest'
import { TieoutError } from '../../src/core/errors.js'
import { decodeText } from '../../src/documents/decode.js'
import { readDocument } from '../../src/documents/readers/registry.js'

const TEXT = '单位：万元\n一般公共预算支出合计 12.50 万元。'
const UTF8 = new TextEncoder().encode(TEXT)
/** 单位：万元，合计。预算支出 in GB18030. */
const NATIONAL = Uint8Array.from([
  0xb5, 0xa5, 0xce, 0xbb, 0xa3, 0xba, 0xcd, 0xf2, 0xd4, 0xaa, 0xa3, 0xac, 0xba, 0xcf, 0xbc, 0xc6, 0xa1, 0xa3, 0xd4,
  0xa4, 0xcb, 0xe3, 0xd6, 0xa7, 0xb3, 0xf6,
])

async function refusal(bytes: Uint8Array, path = 'a.txt'): Promise<TieoutError> {
  try {
    await readDocument(path, bytes)
  } catch (error) {
    if (error instanceof TieoutError) return error
    throw error
  }
  throw new Error('was read')
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', UTF8, 'utf-8', TEXT],
    ['UTF-8 with mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...UTF8]), 'utf-8', TEXT],
    ['GB18030', NATIONAL, 'gb18030', '单位：万元，合计。预算支出'],
    ['UTF-16 with mark', Uint8Array.from([0xff, 0xfe, 0x55, 0x53, 0x4d, 0x4f]), 'utf-16le', '单位'],
  ])('reads %s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, damaged: 0 })
  })

  it('keeps a cut UTF-8 file UTF-8 and counts the damage', () => {
    const long = new TextEncoder().encode(TEXT.repeat(20))
    const decoded = decodeText(long.slice(0, long.length - 1 - 4))
    expect(decoded.encoding).toBe('utf-8')
    expect(decoded.text.startsWith('单位：万元')).toBe(true)
  })

  it.each([
    ['an empty file', new Uint8Array(), /empty/],
    ['only blanks', new TextEncoder().encode(' \n\t\u3000'), /no text/],
    ['a PDF named .txt', new TextEncoder().encode('%PDF-1.7\n'), /PDF/],
    ['an Office file named .txt', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /zip/],
    ['zero bytes', Uint8Array.from([0x41, 0, 0x42, 0]), /binary/],
    ['random bytes', Uint8Array.from([0x81, 0x02, 0xfe, 0xff, 0x9c, 0x13, 0x88, 0x07]), /binary/],
  ])('refuses %s', async (_, bytes, message) => {
    const error = await refusal(bytes)
    expect(error.code).toBe('bad-input')
    expect(error.message).toMatch(message)
    expect(error.message).toContain('a.txt')
    expect(error.hint).not.toBeNull()
  })

  it('names the supported types for another extension', async () => {
    expect((await refusal(UTF8, 'b.png')).hint).toContain('.txt')
    expect((await refusal(UTF8, 'constructor')).code).toBe('bad-input')
  })
})
