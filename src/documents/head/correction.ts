/** Lines at both ends of a document in which it speaks of itself. */
const NOTES = 60
const IN_TITLE = /更正|修正|修订|勘误|重新公开|更新版|订正/
/** A note of correction: that what was published before is replaced, not that some figure was once corrected. */
const IN_NOTE =
  /更正(?:说明|公告|声明|如下|原因)|(?:现予|予以|特此|特予|特作)(?:以)?(?:更正|订正|修正|勘误)|现(?:将|对|就).{0,60}(?:更正|订正|勘误|重新公开)|以(?:此|本)(?:次|版|文|份)?(?:更正后?|重新公开|公开)?(?:的)?(?:数据|内容|版本|文件)?为准|重新(?:予以)?公开/
/** Speaks of rules for correcting, not of having corrected. */
const OF_RULES = /按规定|如有|如需|发现.{0,10}(?:应|须)|及时更正|负责/

/** Whether a document says that it corrects an earlier disclosure of its own: in its title, or in a note at its beginning or end. `lines` without blanks. */
export function saysItCorrects(title: string, lines: readonly string[]): boolean {
  if (IN_TITLE.test(title)) return true
  const filled = lines.filter((line) => line !== '')
  const own = filled.length <= 2 * NOTES ? filled : [...filled.slice(0, NOTES), ...filled.slice(-NOTES)]
  return own.some((line) => line.length <= 400 && IN_NOTE.test(line) && !OF_RULES.test(line))
}
