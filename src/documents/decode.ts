import { TieoutError } from '../core/errors.js'

/** Text of a file with the name of the encoding that was used; `damaged` counts the characters that could not be read. */
interface DecodedText {
  text: string
  encoding: string
  damaged: number
}

/** Characters that every Chinese text of some length uses: a wrong guess of the encoding yields rare ones instead. */
const COMMON = new Set('的一是不了在有和为年月预算支出收入合计元单位项目公中市部门、。，：（）')

function share(text: string, test: (char: string) => boolean): number {
  let total = 0
  let hits = 0
  for (const char of text) {
    if (char.trim() === '' || char < '\u0080') continue
    total += 1
    if (test(char)) hits += 1
  }
  return total === 0 ? 0 : hits / total
}

function readsAsChinese(text: string): boolean {
  const han = share(text, (char) => /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef‘’“”—…·≥≤㎡△※]/.test(char))
  return han >= 0.9 && share(text, (char) => COMMON.has(char)) >= 0.05
}

function hasControls(text: string): boolean {
  let controls = 0
  for (const char of text) if (char < ' ' && !'\t\n\v\f\r'.includes(char)) controls += 1
  return controls > 0 && controls * 500 >= text.length
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeByMark(bytes: Uint8Array): DecodedText | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (encoding === null) return null
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, damaged: text.split('\ufffd').length - 1 }
}

function decodeUnmarked(bytes: Uint8Array): DecodedText | null {
  if (bytes.includes(0)) return null
  const strict = decodeStrictly(bytes, 'utf-8')
  if (strict !== null) return { text: strict, encoding: 'utf-8', damaged: 0 }
  // A cut or damaged UTF-8 file must not be taken for GB18030, which accepts almost any bytes.
  const loose = new TextDecoder('utf-8').decode(bytes)
  const damaged = loose.split('\ufffd').length - 1
  if (damaged * 200 <= loose.length || (damaged <= 3 && readsAsChinese(loose)))
    return { text: loose, encoding: 'utf-8', damaged }
  const national = decodeStrictly(bytes, 'gb18030') ?? new TextDecoder('gb18030').decode(bytes)
  const unread = national.split('\ufffd').length - 1
  if (unread * 200 <= national.length && readsAsChinese(national))
    return { text: national, encoding: 'gb18030', damaged: unread }
  return null
}

/**
 * Turns the bytes of a text file into text: UTF-8 (with or without mark), GB18030 (国标) or UTF-16 with its mark.
 * Throws TieoutError `bad-input` for an empty, binary or mislabelled file, saying what it is and what to do.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0)
    throw new TieoutError('bad-input', '文件是空的。The file is empty.', {
      hint: '请重新取得公开文件。 Fetch the disclosure again.',
    })
  const decoded = decodeByMark(bytes) ?? decodeUnmarked(bytes)
  if (decoded === null || hasControls(decoded.text))
    throw new TieoutError('bad-input', '内容是二进制数据或未知编码。The content is binary or of an unknown encoding.', {
      hint: '请另存为 UTF-8 或 GB18030 文本。 Save the file as UTF-8 or GB18030 text.',
    })
  if (decoded.text.trim() === '')
    throw new TieoutError('bad-input', '文件中没有文字。The file holds no text.', {
      hint: '请重新取得公开文件。 Fetch the disclosure again.',
    })
  return decoded
}
