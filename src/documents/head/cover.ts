import { isFormTitle } from '../captions.js'
import { startsNumbered } from '../line-kind.js'
import type { ReadDocument } from '../types.js'
import { withoutBlanks } from '../words.js'
import { isFullName, namesPublished, officeOfTitle } from './office-name.js'
import { withPlainYears, yearOfTitle } from './written-years.js'

/** A title stands in front of everything: no line further down is taken for it. */
const TOP_LINES = 160
const LONGEST_LINE = 80
/** Lines of a page around a document, marks and dates: no part of a title. */
const AROUND =
  /^(?:附件?\d{0,2}[：:]?|[\d./:-]{6,20}|(?:19|20)\d{2}年\d{0,2}.{0,3}月(?:.{1,3}日)?|[（(](?:草案|送审稿|征求意见稿)[）)]|目录|(?:政府|政务|部门)?信息公开|(?:财政)?预决算公开)$|^(?:首页|当前位置|您|欢迎|登录|内部|秘密|机密)|[>»›|\t〔]|(?:网站|专栏|平台|官网)$/
/** What a wrapped title is made of. */
const WORDS = /^[\u4e00-\u9fff“”"（）()〇○\d·、]{2,60}$/
const SENTENCE = /[。；;：:]/
const GOES_ON = /^(?:[（(《].{1,14}[）)》]|(?:信息)?(?:公开|公示|说明|报告|文本|编制|情况|更正|修订|调整).{0,10})$/

/**
 * The title of a document, in its own words without blanks: the line that names what is published (部门预算, 决算公开) with as many
 * of the lines above as it takes to name office and year. '' where nothing looks like one.
 */
export function findTitle({ blocks, sourceLines }: ReadDocument): string {
  const contents = new Set(
    blocks.flatMap((block) => (block.kind === 'paragraph' && block.role === 'contents' ? [block.lines.first] : [])),
  )
  const lines = sourceLines
    .slice(0, TOP_LINES)
    .filter((_, at) => !contents.has(at + 1))
    .map((line) =>
      withoutBlanks(
        line
          .replace(/^ {0,3}#{1,6}\s+/, '')
          .replace(/^\*\*(.*)\*\*$/, '$1')
          .replace('\t', '|'),
      ),
    )
    .filter((line) => line !== '' && !AROUND.test(withPlainYears(line)))
  const titles = lines.flatMap((line, at) => (isTitleLine(line) ? [at] : []))
  const at = titles.find((one) => !isFormTitle(lines[one] ?? '')) ?? titles[0]
  return at === undefined ? '' : completed(lines, at)
}

function isTitleLine(line: string): boolean {
  return (
    line.length <= LONGEST_LINE && !SENTENCE.test(line) && !startsNumbered(line) && namesPublished(withPlainYears(line))
  )
}

function completed(lines: readonly string[], at: number): string {
  let title = lines[at] ?? ''
  for (let above = at - 1; above >= 0; above -= 1) {
    const line = lines[above] ?? ''
    const office = officeOfTitle(withPlainYears(title))
    const told = office !== null && isFullName(office.name)
    const year = yearOfTitle(withPlainYears(title))
    if (told && year !== null) break
    if (!WORDS.test(withPlainYears(line)) || startsNumbered(line)) break
    // Above a complete name only its year can still belong to the title.
    if (told && !/^(?:19|20)\d{2}年?度?$/.test(withPlainYears(line))) break
    title = line + title
  }
  const below = lines[at + 1]
  return below !== undefined && GOES_ON.test(below) ? title + below : title
}
