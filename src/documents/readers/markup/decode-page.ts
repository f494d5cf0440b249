import { decodeText } from '../../decode.js'

const CHARSET =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,30})["']/i
/** Declarations of the Chinese encodings; GB18030 reads them all. */
const CHINESE = /^(gb2312|gbk|gb18030|x-gbk|gb_2312-80|hz-gb-2312)$/i

/**
 * Text of a web page: by its mark, else by what it declares when the bytes agree, else as any text. Pages that declare one
 * Chinese encoding and are written in another are common, so a declaration that yields unreadable characters is not believed.
 */
export function decodePage(bytes: Uint8Array): { text: string; damaged: number } {
  const declared = CHARSET.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))
  const name = declared?.[1] ?? declared?.[2]
  if (name !== undefined) {
    const encoding = CHINESE.test(name) ? 'gb18030' : name
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), damaged: 0 }
    } catch {
      // An unknown name or bytes that are something else: the content decides.
    }
  }
  const { text, damaged } = decodeText(bytes)
  return { text, damaged }
}
