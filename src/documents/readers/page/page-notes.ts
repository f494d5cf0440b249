import { TieoutError } from '../../../core/errors.js'
import type { ReadPieces } from '../../pieces.js'
import type { RecognitionFailure } from '../../recognition/types.js'
import type { PageLayout } from './page-layout.js'

/** Pages that were not read like others, by number. */
export interface PageNotes {
  /** Whether pictures are read by text recognition; `never` where the format's reader cannot. */
  recognition: 'never' | 'off' | 'on'
  /** Pages that could not be read at all. */
  damaged: number[]
  pictures: number[]
  /** Pictures with invisible text behind them. */
  scanned: number[]
  /** Pages with few characters beside a picture. */
  mostlyPictures: number[]
  recognized: number[]
  /** Pages with a table whose rows have no names. */
  nameless: number[]
  /** By the code of what failed. */
  unrecognized: Map<string, { reason: RecognitionFailure['reason']; pages: number[] }>
  /** The pages that were read. */
  read: readonly PageLayout[]
}

/** How a person chooses recognition. */
const CHOICE = {
  zh: '设置 TIEOUT_OCR=yes，由已安装的 tesseract 识别（识别出的数会标明，不作准确数）',
  en: 'set TIEOUT_OCR=yes to have an installed tesseract read it (its figures are marked and never exact)',
}

export const notesFor = (read: readonly PageLayout[], recognition: PageNotes['recognition']): PageNotes => ({
  recognition,
  damaged: [],
  pictures: [],
  scanned: [],
  mostlyPictures: [],
  recognized: [],
  nameless: [],
  unrecognized: new Map(),
  read,
})

/** Why a file gave nothing at all. */
export function nothingRead({ damaged, pictures, scanned, unrecognized, recognition }: PageNotes): TieoutError {
  if (damaged.length > 0)
    return new TieoutError(
      'bad-input',
      '没有一页可以读取，文件可能已损坏。No page can be read: the file may be damaged.',
      {
        hint: '请重新下载。 Download it again.',
      },
    )
  const [failure] = [...unrecognized.values()]
  if (failure !== undefined)
    return new TieoutError(
      'bad-input',
      `文件只有图片（扫描件），图像识别没有成功：${failure.reason.zh}。The file holds only pictures (a scan), and recognising their text failed: ${failure.reason.en}.`,
      { hint: '或取含文字的版本。 Or fetch a version with text.' },
    )
  if (pictures.length + scanned.length > 0)
    return new TieoutError(
      'bad-input',
      '文件只有图片（扫描件），没有可读的文字。The file holds only pictures (a scan), no text.',
      {
        hint:
          recognition === 'never'
            ? '请取含文字的版本，或先做文字识别并核对。 Fetch a version with text, or recognise its text and check it.'
            : `请取含文字的版本，或${CHOICE.zh}。 Fetch a version with text, or ${CHOICE.en}.`,
      },
    )
  return new TieoutError('bad-input', '文件中没有文字。The file holds no text.', {
    hint: '请重新下载。 Download it again.',
  })
}

/** What is told of single pages. */
export function pageWarnings(notes: PageNotes): ReadPieces['warnings'] {
  const { damaged, pictures, scanned, mostlyPictures, recognized, unrecognized, recognition } = notes
  const unreadable = notes.read.filter((page) => page.unreadable > 0)
  const lost = unreadable.reduce((sum, page) => sum + page.unreadable, 0)
  const [orZh, orEn] = recognition === 'off' ? [`，或${CHOICE.zh}`, `, or ${CHOICE.en}`] : ['', '']
  return [
    ...about('damaged-pages', damaged, (zh, en) => [
      `第 ${zh} 页已损坏，未读取。`,
      `Pages ${en} are damaged and were not read.`,
    ]),
    ...about('image-pages', pictures, (zh, en) => [
      `第 ${zh} 页是图片，没有文字，未读取；请取含文字的版本${orZh}。`,
      `Pages ${en} are pictures without text and were not read; fetch a version with text${orEn}.`,
    ]),
    ...about('scanned-pages', scanned, (zh, en) => [
      `第 ${zh} 页是扫描图片，其识别文字可能有误，未读取；请取含文字的版本${orZh}。`,
      `Pages ${en} are scans whose recognised text may be wrong, and were not read; fetch a version with text${orEn}.`,
    ]),
    ...about('mostly-pictures', mostlyPictures, (zh, en) => [
      `第 ${zh} 页大部分是图片，图片中的文字未读取；请取含文字的版本。`,
      `Pages ${en} are mostly pictures, whose words were not read; fetch a version with text.`,
    ]),
    ...about('recognized-pages', recognized, (zh, en) => [
      `第 ${zh} 页是图片，文字由图像识别读出，可能有错：其中的数都要对照原页，不作准确数，也不参加核对。`,
      `Pages ${en} are pictures whose text was read by OCR and may be wrong: look at the page before using a figure; none counts as exact, and none takes part in checks.`,
    ]),
    ...[...unrecognized].flatMap(([code, { reason, pages }]) =>
      about(`unrecognized-pages:${code}`, pages, (zh, en) => [
        `第 ${zh} 页是图片，图像识别没有成功，未读取：${reason.zh}。`,
        `Pages ${en} are pictures and were not read, because OCR failed: ${reason.en}.`,
      ]),
    ),
    ...about('nameless-rows', notes.nameless, (zh, en) => [
      `第 ${zh} 页的表没有说明各行是什么（可能是被分页截断的右侧各列），其中的数未采用；请取完整的表。`,
      `Tables of pages ${en} do not say what their rows are (perhaps the right-hand columns of a cut sheet); their figures were not used: fetch the whole table.`,
    ]),
    ...about(
      'unreadable-characters',
      unreadable.map(({ number }) => number),
      (zh, en) => [
        `第 ${zh} 页有 ${lost} 个字符，文件没有说明是什么字。`,
        `The file does not say what ${lost} characters of pages ${en} mean.`,
      ],
    ),
  ]
}

function about(
  code: string,
  pages: readonly number[],
  say: (zh: string, en: string) => [string, string],
): ReadPieces['warnings'] {
  if (pages.length === 0) return []
  const ranges = rangesOf(pages)
  const [zh, en] = say(ranges.join('、'), ranges.join(', '))
  return [{ code, message: { zh, en } }]
}

/** 3, 4, 5, 9 as 3–5 and 9. */
function rangesOf(pages: readonly number[]): string[] {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const range = ranges.at(-1)
    if (range !== undefined && page === range[1] + 1) range[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
}
