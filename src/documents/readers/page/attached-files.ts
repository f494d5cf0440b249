import type { ReadPieces } from '../../pieces.js'

const MOST_NAMES = 5
const MOST_LETTERS = 60

/** Says which files a document carries with it; nothing is unpacked from inside a document. */
export function attachedFiles(names: readonly string[]): ReadPieces['warnings'][number] {
  const shown = names.slice(0, MOST_NAMES).map((name) => name.replace(/\p{Cc}/gu, '').slice(0, MOST_LETTERS))
  const list = shown.join('、') + (names.length > MOST_NAMES ? ' …' : '')
  return {
    code: 'attachments',
    message: {
      zh: `文件带有 ${names.length} 个附件（${list}），未读取；请取出后放进资料夹。`,
      en: `The file carries ${names.length} attached file(s) (${list}), not read; take them out and put them into the corpus.`,
    },
  }
}
