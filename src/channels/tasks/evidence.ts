import type { Answer } from '../../answers/types.js'
import type { Figure } from '../../core/figure.js'
import { recognizedProofs } from '../../gate/recognized-proofs.js'
import { sourceWords } from '../../gate/source-line.js'
import { verifyAnswer } from '../../gate/verify-answer.js'
import type { Library } from '../../library/types.js'
import { cutOutText } from '../../reports/cut-out-text.js'
import { cutOutsOfFigures } from '../../reports/pictures/place-of.js'
import type { Pictures } from '../../reports/pictures/types.js'
import { proofText } from '../../reports/proof-text.js'
import type { Reply } from '../lay-out.js'
import type { Attachment } from '../port.js'
import type { Request } from '../request.js'
import { note } from './ask.js'

/** Tables that are drawn; further ones are told in words. */
const MOST_PICTURES = 4

/** Where the figures of an answer stand: the part of each table around them, in words and as a picture, the cells marked. */
export async function sourcesReply(
  answer: Answer,
  library: Library,
  pictures: Pictures | null,
  { language, words }: Request,
): Promise<Reply> {
  const sourced = answer.figures.filter(({ source }) => source !== null)
  const lines: string[] = []
  const files: Attachment[] = []
  for (const document of new Set(sourced.flatMap(({ source }) => source?.document ?? []))) {
    const figures = sourced.filter(({ source }) => source?.document === document)
    const tables = library.tables(document)
    const { cutOuts, others } = cutOutsOfFigures(figures, tables)
    lines.push(document)
    for (const cutOut of cutOuts) lines.push(...cutOutText(cutOut, language))
    for (const { source } of others) if (source !== null) lines.push(sourceWords(source, language))
    files.push(...(await cutOutPictures(figures, pictures, MOST_PICTURES - files.length, language)))
  }
  if (lines.length === 0) return note(words.noTable)
  return { ...note(...lines), files: files.map((file, at) => ({ ...file, name: `source-${at + 1}.png` })) }
}

/** One picture a table, with all figures of the answer in it. */
async function cutOutPictures(
  figures: readonly Figure[],
  pictures: Pictures | null,
  most: number,
  language: 'zh' | 'en',
): Promise<Attachment[]> {
  const files: Attachment[] = []
  const drawn = new Set<string>()
  for (const figure of figures) {
    const table = figure.source?.table ?? null
    if (pictures === null || table === null || drawn.has(table) || files.length >= most) continue
    const beside = figures.filter((one) => one !== figure && one.source?.table === table)
    const picture = await pictures.cutOut(figure, { language, beside })
    if (picture === null) continue
    drawn.add(table)
    files.push({ name: 'source.png', bytes: picture.png, alt: picture.alt })
  }
  return files
}

/** How the figures come about; every proof is run again before it is shown. */
export function proofReply(answer: Answer, library: Library, { language, words }: Request): Reply {
  const { ok } = verifyAnswer(answer, library)
  if (!ok || recognizedProofs(answer).length > 0) return note(words.proofFails)
  return note(...proofText(answer, language), words.proofHolds(answer.figures.length))
}
